"""``python -m phoihop.engines.textreuse``."""

import sys

from phoihop.engines.textreuse.command import main

sys.exit(main())
