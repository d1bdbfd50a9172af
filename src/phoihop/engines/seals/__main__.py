"""``python -m phoihop.engines.seals``."""

import sys

from phoihop.engines.seals.command import main

sys.exit(main())
