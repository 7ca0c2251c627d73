"""`python -m quoth` is the same program as `quoth`."""

from quoth.cli import main

main()
