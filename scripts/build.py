#!/usr/bin/env python3
"""The command of the knowledge base: ``python scripts/build.py --help``."""

from kb.commands.cli import main

if __name__ == "__main__":
    main()
