"""What the reading room shows: pages for people, and the same values as JSON."""
