"""A text that fulfils a promise to write takes the steps of that promise as it goes."""

from collections.abc import Sequence
from datetime import date, datetime

from phoihop.manuscripts.models import Manuscript, ManuscriptFile
from phoihop.manuscripts.services.moving import Actor
from phoihop.papers.queries import read_bytes
from phoihop.parties.models import Member
from phoihop.planning.models import Deed
from phoihop.planning.rules import open_steps
from phoihop.planning.services import take_step
from phoihop.programmes.rules import ObligationKind


def offer_promised(
    manuscript: Manuscript,
    files: Sequence[ManuscriptFile],
    *,
    by: Actor,
    at: datetime,
    on: date,
) -> None:
    """The text is submitted: its deed is ``offered``, with the first file as its paper."""
    deed = _deed(manuscript, "offered")
    if deed is None or not isinstance(by, Member) or manuscript.origin_id is None:
        return
    paper = files[0].paper
    name = f"{manuscript.ref}.{paper.format}"
    take_step(deed, "offered", by=by, at=at, on=on, file=(name, read_bytes(paper.sha256)))


def answer_promised(
    manuscript: Manuscript, step: str, *, by: Member, at: datetime, on: date, why: str
) -> None:
    """The chief decided: the deed is ``fit`` or ``declined``, with the reason."""
    deed = _deed(manuscript, step)
    if deed is not None and manuscript.origin_id is not None:
        take_step(deed, step, by=by, at=at, on=on, note=why)


def _deed(manuscript: Manuscript, step: str) -> Deed | None:
    """The deed when that step is open in it; it may have been walked by hand already."""
    if manuscript.deed_id is None:
        return None
    deed = Deed.objects.select_related("obligation", "programme").get(pk=manuscript.deed_id)
    kind = ObligationKind(deed.obligation.kind)
    following = [] if deed.ended else open_steps(kind, deed.last_step or None)
    return deed if any(one.name == step for one in following) else None
