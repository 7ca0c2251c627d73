"""How the shipped tagger of `quoth.quotations` is made: `python -m training.quotations`."""
