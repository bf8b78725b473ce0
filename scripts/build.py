#!/usr/bin/env python3
"""The one command line of the project. `build.py --help` lists its commands."""

import sys

from rulebook.command import main

if __name__ == "__main__":
    sys.exit(main())
