"""The door for commands: ``python -m phoihop.site.manage VERB …``, which ``./phoihop VERB`` calls."""

import os
import sys

from phoihop.law.refusal import Refusal


def main() -> int:
    """Run one command. A refusal becomes one sentence on standard error and exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except Refusal as refusal:
        from phoihop.site.refusals import sentence_for

        print(sentence_for(refusal), file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
