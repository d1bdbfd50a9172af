"""``python -m phoihop.engines.tables``."""

import sys

from phoihop.engines.tables.command import main

sys.exit(main())
