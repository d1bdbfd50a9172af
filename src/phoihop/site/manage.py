"""The door for commands: ``python -m phoihop.site.manage VERB …``; ``./phoihop VERB`` calls it."""

import os
import sys

from phoihop.law.refusal import Refusal


def main() -> int:
    """Run one command. A refusal becomes one sentence on standard error and exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    from django.core.management import execute_from_command_line
    from django.http import Http404

    try:
        execute_from_command_line(sys.argv)
    except Refusal as refusal:
        return _tell(refusal)
    except Http404 as unseen:
        return _tell(Refusal("access.not_found", ref=str(unseen)))
    return 0


def _tell(refusal: Refusal) -> int:
    from phoihop.site.refusals import sentence_for

    print(sentence_for(refusal), file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
