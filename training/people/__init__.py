"""How the data of `quoth.people` is made."""
