"""How the weights of the metadata rules are learned."""
