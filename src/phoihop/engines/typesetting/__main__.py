"""``python -m phoihop.engines.typesetting``."""

import sys

from phoihop.engines.typesetting.command import main

sys.exit(main())
