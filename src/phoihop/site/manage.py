"""The door for commands: ``python -m phoihop.site.manage VERB …``; ``./phoihop VERB`` calls it."""

import errno
import os
import sys

from phoihop.law.refusal import Refusal

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def main() -> int:
    """Run one command. A refusal becomes one sentence on standard error and exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.site.settings")
    from django.core.management import execute_from_command_line
    from django.http import Http404

    try:
        _check_readable(sys.argv[1:])
        execute_from_command_line(sys.argv)
    except Refusal as refusal:
        return _tell(refusal)
    except OSError as error:
        if error.filename is None and error.errno not in NO_ROOM:
            raise
        name = str(error.filename or "-")
        return _tell(Refusal("command.file", path=name, why=error.strerror or ""))
    except Http404 as unseen:
        return _tell(Refusal("access.not_found", ref=str(unseen)))
    return 0


def _check_readable(given: list[str]) -> None:
    """Letters of another encoding could be kept nowhere; a terminal set to TCVN3 sends them."""
    for place, argument in enumerate(given, 1):
        try:
            argument.encode()
        except UnicodeEncodeError:
            raise Refusal("command.not_utf8", place=place) from None


def _tell(refusal: Refusal) -> int:
    from phoihop.site.refusals import sentence_for

    print(sentence_for(refusal), file=sys.stderr)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
