"""Which steps of a paper are open to a member: what buttons show, decided by rules and law."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from phoihop.law.access import Side, may
from phoihop.parties.models import Member
from phoihop.programmes.gates import Gate, open_gate
from phoihop.programmes.models import Annex, Instrument, Programme
from phoihop.programmes.queries import parties_to, permit, programme_of, speaks_for
from phoihop.programmes.rules import PAPER_LIFE, PaperState
from phoihop.programmes.tabled import ways_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Paper = Programme | Instrument | Annex

ACTIONS = {
    (Programme, "offer"): "programme.offer",
    (Programme, "sign"): "programme.sign",
    (Programme, "counter"): "programme.offer",
    (Programme, "agree"): "programme.offer",
    (Programme, "take_back"): "programme.offer",
    (Programme, "withdraw"): "programme.offer",
    (Programme, "close"): "programme.close",
    (Instrument, "offer"): "instrument.offer",
    (Instrument, "sign"): "instrument.sign",
    (Instrument, "counter"): "instrument.offer",
    (Instrument, "agree"): "instrument.offer",
    (Instrument, "take_back"): "instrument.offer",
    (Instrument, "withdraw"): "instrument.offer",
    (Instrument, "close"): "programme.close",
    (Annex, "offer"): "annex.draft",
    (Annex, "sign"): "annex.sign",
    (Annex, "counter"): "annex.draft",
    (Annex, "agree"): "annex.draft",
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
        _("Bên kia sẽ thấy văn bản và trả lời. Thu hồi được khi chưa có bản trả lời."),
        "send",
    ),
    "agree": Step(
        "agree",
        _("Đồng ý bản này"),
        _("Bên anh/chị thống nhất với bản đang bàn; sau đó kiểm tra, duyệt và ký đúng bản này."),
        "circle-check",
    ),
    "counter": Step(
        "counter",
        _("Trả lời bằng bản khác"),
        _("Bên kia chỉ thấy bản trả lời khi anh/chị gửi."),
        "message",
    ),
    "check": Step(
        "check",
        _("Đã kiểm tra"),
        _("Nội dung và thể thức của bản đã thống nhất được bên anh/chị kiểm tra là đúng."),
        "clipboard-check",
    ),
    "approve": Step(
        "approve",
        _("Duyệt để ký"),
        _("Bản đã kiểm tra được duyệt trình ký."),
        "rosette-discount-check",
    ),
    "sign": Step(
        "sign",
        _("Ký xác nhận"),
        _(
            "Anh/chị xác nhận nội dung ở đây đúng với văn bản đã ký. Khi đủ chữ ký "
            "thì không rút lại được."
        ),
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
        _("Rút văn bản"),
        _("Văn bản không còn được dùng và mã này không dùng lại được."),
        "trash",
        "danger",
    ),
}


GATE_STEPS = {
    Gate.PREPARED: "agree",
    Gate.CHECKED: "check",
    Gate.APPROVED: "approve",
    Gate.SIGNED: "sign",
}
FOR_ALL = {"check": "paper.check", "approve": "paper.approve"}


def open_steps(paper: Paper, member: Member, *, side: Side, on: date) -> list[Step]:
    """The steps that ``member`` may take with ``paper`` on that day. A few queries, however large.

    A button that is not shown is still refused by the services; one that is shown may be refused
    when somebody else was quicker.
    """
    names = [name for name in PAPER_LIFE.open_from(PaperState(paper.state)) if name != "sign"]
    if PaperState(paper.state) is PaperState.OFFERED:
        gate = _own_gate(paper, member)
        names = [*([GATE_STEPS[gate]] if gate else []), *names]
    return [
        STEPS[name]
        for name in names
        if _may(name, paper, side, member) and _fits(name, paper, member, on)
    ]


def may_answer(paper: Paper, member: Member) -> None:
    """Let through only who may write for their side of ``paper``.

    Raises:
        Refusal: ``access.denied``, ``paper.wrong_state``.
    """
    permit(ACTIONS[type(paper), "counter"], programme_of(paper), by=member)
    PAPER_LIFE.after("counter", state=PaperState(paper.state))


def _may(name: str, paper: Paper, side: Side, member: Member) -> bool:
    action = FOR_ALL.get(name) or ACTIONS.get((type(paper), name))
    return action is not None and may(action, side=side, roles=member.roles)


def _own_gate(paper: Paper, member: Member) -> Gate | None:
    """The gate at which the member's own party stands; ``None`` while others must answer."""
    line = speaks_for(member)
    mine = [one for one in parties_to(paper) if one.organisation_id in line]
    if not mine:
        return None
    party = min(mine, key=lambda one: line.index(one.organisation_id))
    ways = ways_of(paper)
    return open_gate(ways[party.pk], ways.values())


def _fits(name: str, paper: Paper, member: Member, on: date) -> bool:
    line = speaks_for(member)
    if name == "take_back":
        answered = paper.versions.exclude(party__organisation=paper.drafted_by_id)
        return paper.drafted_by_id in line and not answered.exists()
    if name == "withdraw":
        return paper.drafted_by_id in line
    if name == "close":
        return not isinstance(paper, Annex) and paper.ends_on < on
    return True
