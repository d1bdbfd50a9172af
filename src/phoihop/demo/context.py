"""What every page of an example says above itself: that it is one, and when it took place."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from phoihop.demo.papers import PLAYED_HERE, SHOWN_ON
from phoihop.demo.people import PASSWORD
from phoihop.demo.stage import PROGRAMME


def ribbon(request: HttpRequest) -> dict[str, Any]:
    """Context of the strip that the frame shows where the founding case was played.

    Empty in every other house. Costs a look at the data folder, no query.
    """
    if not Path(settings.DATA_DIR, PLAYED_HERE).exists():
        return {}
    told = {"shown_on": SHOWN_ON, "programme_ref": PROGRAMME, "password": PASSWORD}
    return {"ribbon": "demo/ribbon.html", "example": told}
