"""What was found out, and what became of each item."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from phoihop.engines.vietnamese.folding import nfc
from phoihop.law.refusal import Refusal
from phoihop.meetings.models import (
    Finding,
    Item,
    Meeting,
)
from phoihop.meetings.rules import (
    MeetingState,
    Outcome,
    check_outcome,
    check_writable,
)
from phoihop.meetings.services.deeds import check_open, locked, tell
from phoihop.papers.rules import ENDINGS, format_of
from phoihop.papers.services import keep_paper
from phoihop.parties.models import Member
from phoihop.planning.models import Deed, Topic
from phoihop.planning.services import Idea, propose_topic
from phoihop.programmes.models import Line
from phoihop.programmes.queries import permit


@transaction.atomic
def tell_outcome(
    item: Item,
    outcome: Outcome,
    *,
    by: Member,
    at: datetime,
    on: date,
    words: str = "",
    topic: Topic | None = None,
    deed: Deed | None = None,
) -> None:
    """Say what became of an item; told again, the newest telling counts and the trail keeps all.

    Raises:
        Refusal: ``meeting.outcome_wordless``, ``meeting.outcome_points_nowhere``,
            ``meeting.foreign_topic``, ``meeting.foreign_deed``, ``access.denied``.
    """
    programme = item.meeting.programme
    permit("meeting.write", programme, by=by)
    check_outcome(outcome, words=words, has_topic=topic is not None, has_deed=deed is not None)
    if topic is not None and topic.programme_id != programme.pk:
        raise Refusal("meeting.foreign_topic", topic=topic.ref)
    if deed is not None and deed.programme_id != programme.pk:
        raise Refusal("meeting.foreign_deed", deed=deed.ref)
    Item.objects.filter(pk=item.pk).update(
        outcome=outcome.value,
        outcome_words=nfc(words).strip(),
        outcome_on=on,
        topic=topic,
        deed=deed,
    )
    told = {"item": item.number, "outcome": outcome.value}
    tell("meeting.outcome_told", item.meeting, by=by, at=at, **told)


@transaction.atomic
def make_topic(item: Item, *, line: Line | None, by: Member, at: datetime, on: date) -> Topic:
    """Make a topic of a decision, in one step; it is an idea of the side that does so.

    Raises:
        Refusal: ``meeting.has_outcome``, and those of ``planning.services.propose_topic``.
    """
    locked(item.meeting)
    if Item.objects.filter(pk=item.pk).exclude(outcome="").exists():
        raise Refusal("meeting.has_outcome", item=item.number)
    topic = propose_topic(item.meeting.programme, Idea(item.title, line), by=by, at=at, on=on)
    tell_outcome(item, Outcome.TOPIC, by=by, at=at, on=on, topic=topic)
    return topic


@transaction.atomic
def write_finding(
    meeting: Meeting,
    *,
    question: str,
    found: str,
    by: Member,
    at: datetime,
    file: tuple[str, bytes] | None = None,
    address: str = "",
) -> Finding:
    """Write what a study or a conference found: question, finding, and the report.

    Raises:
        Refusal: ``meeting.finding_empty``, ``meeting.not_held``, ``meeting.locked``,
            ``deed.file_kind_unknown``, ``access.denied``.
    """
    permit("meeting.write", meeting.programme, by=by)
    if not question.strip() or not found.strip():
        raise Refusal("meeting.finding_empty")
    check_open(locked(meeting))
    check_writable(MeetingState(meeting.state), ref=meeting.ref)
    report = None
    if file is not None:
        name, data = file
        known = format_of(name)
        if known is None:
            raise Refusal("deed.file_kind_unknown", name=name, known=", ".join(ENDINGS))
        report = keep_paper(f"meeting:{meeting.ref}", name, known, data, at=at)
    number = (meeting.findings.aggregate(last=Max("number"))["last"] or 0) + 1
    row = Finding.objects.create(
        meeting=meeting,
        number=number,
        question=nfc(question).strip(),
        found=nfc(found).strip(),
        report=report,
        report_address=address.strip(),
        written_by=by,
        recorded_at=at,
    )
    sha256 = report.sha256 if report else None
    tell("meeting.finding_written", meeting, by=by, at=at, finding=number, report_sha256=sha256)
    return row


@transaction.atomic
def link_piece(finding: Finding, topic: Topic, *, by: Member, at: datetime) -> None:
    """Say that the piece of a topic came of a finding; also after the signature. May be repeated.

    Raises:
        Refusal: ``meeting.foreign_topic``, ``access.denied``.
    """
    meeting = finding.meeting
    permit("meeting.write", meeting.programme, by=by)
    if topic.programme_id != meeting.programme_id:
        raise Refusal("meeting.foreign_topic", topic=topic.ref)
    if not finding.topics.filter(pk=topic.pk).exists():
        finding.topics.add(topic)
        tell("meeting.piece_linked", meeting, by=by, at=at, topic=topic.ref)
