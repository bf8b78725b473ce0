#!/usr/bin/env python3
"""The one command line of the project. `build.py --help` lists its commands."""

import sys

if __name__ == "__main__":  # the processes that set PDFs import this file, too, and need nothing of the rest
    from rulebook.command import main

    sys.exit(main())
