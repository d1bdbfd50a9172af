"""``python -m phoihop.engines.plainfiles``."""

from phoihop.engines.plainfiles.command import main

raise SystemExit(main())
