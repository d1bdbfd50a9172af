"""``python -m phoihop.engines.webpages``."""

import sys

from phoihop.engines.webpages.command import main

sys.exit(main())
