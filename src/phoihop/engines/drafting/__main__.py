"""``python -m phoihop.engines.drafting FILE``."""

import sys

from phoihop.engines.drafting.command import main

if __name__ == "__main__":
    sys.exit(main())
