"""``python -m phoihop.engines.vietnamese``."""

import sys

from phoihop.engines.vietnamese.command import main

if __name__ == "__main__":
    sys.exit(main())
