"""How each shipped model is made, from public data, one command each."""
