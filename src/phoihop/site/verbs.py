"""The door for ``./phoihop VERB …``: a command of a room, on a database that is up to date."""

import sys

from phoihop.site.manage import main
from phoihop.site.schema import migrate_if_changed

if __name__ == "__main__":
    migrate_if_changed()
    sys.argv[0] = "phoihop"  # as the person wrote it, in every usage line
    raise SystemExit(main())
