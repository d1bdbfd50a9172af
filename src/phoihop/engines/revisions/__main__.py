"""``python -m phoihop.engines.revisions OLD NEW``."""

import sys

from phoihop.engines.revisions.command import main

if __name__ == "__main__":
    sys.exit(main())
