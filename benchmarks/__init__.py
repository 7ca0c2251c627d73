"""The quality and speed gates over the shared bench: `python -m benchmarks COMMAND`."""
