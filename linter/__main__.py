"""`python -m linter`, for where the command itself is not on the path."""

import sys

from linter.cli import main

if __name__ == "__main__":
    sys.exit(main())
