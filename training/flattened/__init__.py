"""How the model of flattened lines is made."""
