"""``python -m phoihop.engines.capture``."""

import sys

from phoihop.engines.capture.command import main

sys.exit(main())
