"""Which steps of a paper are open to a member: what buttons show, decided by rules and law."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.law.access import Side, may
from phoihop.parties.models import Member
from phoihop.programmes.models import Annex, Consent, Instrument, Programme
from phoihop.programmes.queries import speaks_for
from phoihop.programmes.rules import PAPER_LIFE, PaperState

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Paper = Programme | Instrument | Annex

ACTIONS = {
    (Programme, "offer"): "programme.offer",
    (Programme, "sign"): "programme.sign",
    (Programme, "take_back"): "programme.offer",
    (Programme, "withdraw"): "programme.offer",
    (Programme, "close"): "programme.close",
    (Instrument, "offer"): "instrument.offer",
    (Instrument, "sign"): "instrument.sign",
    (Instrument, "take_back"): "instrument.offer",
    (Instrument, "withdraw"): "instrument.offer",
    (Instrument, "close"): "programme.close",
    (Annex, "offer"): "annex.draft",
    (Annex, "sign"): "annex.sign",
    (Annex, "take_back"): "annex.draft",
    (Annex, "withdraw"): "annex.draft",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A button: the move, its words, and what the person is asked before."""

    name: str
    label: "StrOrPromise"
    question: "StrOrPromise"
    icon: str
    tone: str = ""


STEPS = {
    "offer": Step(
        "offer",
        _("Gửi ký"),
        _("Bên kia sẽ thấy văn bản và lãnh đạo các bên có thể ký. Có thể thu hồi khi chưa ký đủ."),
        "send",
    ),
    "sign": Step(
        "sign",
        _("Ký xác nhận"),
        _("Xác nhận nội dung ở đây đúng với văn bản đã ký. Đủ chữ ký thì không rút lại được."),
        "signature",
    ),
    "take_back": Step(
        "take_back",
        _("Thu hồi để sửa"),
        _("Văn bản trở về dự thảo; các xác nhận đã có không còn giá trị."),
        "arrow-back-up",
    ),
    "close": Step(
        "close",
        _("Kết thúc"),
        _("Văn bản đã hết hiệu lực và được kết thúc. Không mở lại được."),
        "archive",
    ),
    "withdraw": Step(
        "withdraw",
        _("Rút bỏ"),
        _("Văn bản không còn được dùng và mã này không dùng lại được."),
        "trash",
        "danger",
    ),
}


def open_steps(paper: Paper, member: Member, *, side: Side, on: date) -> list[Step]:
    """The steps that ``member`` may take with ``paper`` on that day. At most one query.

    A button that is not shown is still refused by the services; one that is shown may be refused
    when somebody else was quicker.
    """
    found = []
    for name in PAPER_LIFE.open_from(PaperState(paper.state)):
        action = ACTIONS.get((type(paper), name))
        allowed = action is not None and may(action, side=side, roles=member.roles)
        if allowed and _fits(name, paper, member, on):
            found.append(STEPS[name])
    return found


def _fits(name: str, paper: Paper, member: Member, on: date) -> bool:
    line = speaks_for(member)
    if name in ("take_back", "withdraw"):
        return paper.drafted_by_id in line
    if name == "close":
        return not isinstance(paper, Annex) and paper.ends_on < on
    if name == "sign":
        kind = type(paper)._meta.model_name or ""
        mine = Consent.objects.filter(party__organisation__in=line, **{kind: paper})
        return not mine.exists()
    return True
