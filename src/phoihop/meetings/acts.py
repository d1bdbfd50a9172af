"""The small forms of the pages of a meeting and of an item: who may, and what they do."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from phoihop.law.access import may
from phoihop.meetings import forms, services
from phoihop.meetings.models import Item, Meeting
from phoihop.meetings.queries import minute_of, newest_words
from phoihop.meetings.rules import AttendeeSide, MeetingState, Outcome
from phoihop.parties.models import Member
from phoihop.planning.queries import deeds_of, topics_of
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import instruments_visible_to, lines_of, side_of
from phoihop.programmes.rules import ObligationKind
from phoihop.ui.acts import Act, today


def allowed(action: str, programme: Programme, member: Member) -> bool:
    """Whether the page should offer an action; the rules refuse it anyway."""
    return may(action, side=side_of(programme, member), roles=member.roles)


def _in(*states: MeetingState, action: str) -> Any:
    def when(found: Meeting, member: Member) -> bool:
        return MeetingState(found.state) in states and allowed(action, found.programme, member)

    return when


def _unsigned(*states: MeetingState) -> Any:
    offered = _in(*states, action="meeting.write")

    def when(found: Meeting, member: Member) -> bool:
        return not found.consents.all() and bool(offered(found, member))

    return when


def _signing(*, back: bool) -> Any:
    offered = _in(MeetingState.HELD, action="meeting.sign")

    def when(found: Meeting, member: Member) -> bool:
        side = side_of(found.programme, member).value
        signed = any(one.side == side for one in found.consents.all())
        return signed is back and bool(offered(found, member))

    return when


def _hold(found: Meeting, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.hold_meeting(found, **given, **who)


def _cancel(found: Meeting, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.cancel_meeting(found, **who)


def _item(found: Meeting, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.add_item(found, given["title"], **who)


def _attendee(found: Meeting, given: dict[str, Any], *, on: date, by: Member, at: datetime) -> None:
    side = AttendeeSide(given["side"])
    services.add_attendee(
        found, name=given["name"], office=given["office"], side=side, by=by, at=at
    )


def _finding(found: Meeting, given: dict[str, Any], *, on: date, **who: Any) -> None:
    upload = given.pop("file")
    file = (upload.name, upload.read()) if upload else None
    services.write_finding(found, **given, file=file, **who)


def _piece(found: Meeting, given: dict[str, Any], *, on: date, **who: Any) -> None:
    finding = list(found.findings.all())[-1]
    finding.meeting = found
    services.link_piece(finding, given["topic"], **who)


def _sign(found: Meeting, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.sign_minutes(found, **who)


def _take_back(found: Meeting, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.take_back_signature(found, **who)


def _topics(found: Meeting, member: Member) -> dict[str, Any]:
    return {"choices": {"topic": topics_of(found.programme, seen_by=member)}}


def _with_findings(found: Meeting, member: Member) -> bool:
    return bool(found.findings.all()) and allowed("meeting.write", found.programme, member)


_CALLED, _HELD = MeetingState.CALLED, MeetingState.HELD
MEETING_ACTS: dict[str, Act] = {
    "hold": Act(
        _("Đã họp"), forms.HeldForm, _hold, _in(_CALLED, action="meeting.call"),
        initial=lambda found: {"on": min(found.meets_on, today())},
    ),
    "sign": Act(_("Ký biên bản"), forms.NothingForm, _sign, _signing(back=False)),
    "item": Act(_("Thêm nội dung họp"), forms.ItemForm, _item, _unsigned(_CALLED, _HELD)),
    "attendee": Act(
        _("Thêm người dự"), forms.AttendeeForm, _attendee, _unsigned(_CALLED, _HELD)
    ),
    "finding": Act(_("Ghi kết quả nghiên cứu"), forms.FindingForm, _finding, _unsigned(_HELD)),
    "piece": Act(
        _("Gắn bài viết với kết quả nghiên cứu"), forms.PieceForm, _piece, _with_findings, _topics
    ),
    "take-back": Act(
        _("Rút lại chữ ký"), forms.NothingForm, _take_back, _signing(back=True), tone="danger"
    ),
    "cancel": Act(
        _("Hủy cuộc họp"), forms.NothingForm, _cancel, _in(_CALLED, action="meeting.call"),
        tone="danger",
    ),
}  # fmt: skip


def _writing(found: Item, member: Member) -> bool:
    return bool(_unsigned(_HELD)(found.meeting, member))


def _agreeing(found: Item, member: Member) -> bool:
    minute = minute_of(found)
    waits = minute.number > 0 and side_of(found.meeting.programme, member) not in minute.agreed_by
    return waits and _writing(found, member)


def _telling(found: Item, member: Member) -> bool:
    return _in(_HELD, MeetingState.SIGNED, action="meeting.write")(found.meeting, member) is True


def _untold(found: Item, member: Member) -> bool:
    return not found.outcome and _telling(found, member)


def _minute(found: Item, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.write_minute(found, **given, **who)


def _agree(found: Item, given: dict[str, Any], *, on: date, **who: Any) -> None:
    services.agree_minute(found, given["after"], **who)


def _outcome(found: Item, given: dict[str, Any], *, on: date, **who: Any) -> None:
    outcome = Outcome(given.pop("outcome"))
    services.tell_outcome(found, outcome, **given, **who)


def _make(found: Item, given: dict[str, Any], **who: Any) -> None:
    services.make_topic(found, line=given["line"], **who)


def _newest(found: Item) -> dict[str, Any]:
    return {"text": newest_words(found), "after": minute_of(found).number}


def _becoming(found: Item, member: Member) -> dict[str, Any]:
    programme = found.meeting.programme
    topics, deeds = topics_of(programme, seen_by=member), deeds_of(programme, seen_by=member)
    return {"choices": {"topic": topics, "deed": deeds}}


def _lines(found: Item, member: Member) -> dict[str, Any]:
    lines = lines_of(found.meeting.programme).filter(
        instrument__in=instruments_visible_to(member).values("pk"),
        obligation__kind=ObligationKind.PUBLISH.value,
    )
    return {"choices": {"line": lines}}


ITEM_ACTS: dict[str, Act] = {
    "agree": Act(_("Đồng ý nội dung này"), forms.AgreeForm, _agree, _agreeing, initial=_newest),
    "minute": Act(_("Ghi biên bản"), forms.MinuteForm, _minute, _writing, initial=_newest),
    "topic": Act(_("Đưa thành đề tài"), forms.MakeTopicForm, _make, _untold, _lines),
    "outcome": Act(_("Ghi kết quả"), forms.OutcomeForm, _outcome, _telling, _becoming),
}
