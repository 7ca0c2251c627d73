"""The reading room and the HTTP API."""
