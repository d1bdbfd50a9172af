"""A review told in lines for people, and as values for programs."""

from collections.abc import Iterator

from phoihop.ledger.queries import row_as_json
from phoihop.reviews.models import Lesson
from phoihop.reviews.queries import Report, drifted, figures_sha256
from phoihop.reviews.wording import amount_of, shortcoming_text


def review_as_json(report: Report) -> dict[str, object]:
    """Everything of a report; rows as the ledger tells them."""
    review = report.review
    return {
        "ref": review.ref,
        "programme": review.programme.ref,
        "year": review.year,
        "as_of_on": review.as_of_on.isoformat(),
        "held_on": review.held_on.isoformat() if review.held_on else None,
        "state": review.state,
        "signed": sorted(one.side for one in review.consents.all()),
        "figures_sha256": figures_sha256(report),
        "drifted": drifted(report),
        "rows": [row_as_json(row) for row in report.rows],
        "themes": {
            one.theme.code: [ref for ref, _title, _on in one.works] for one in report.themes
        },
        "unthemed": [ref for ref, _title, _on in report.unthemed],
        "shortcomings": [
            {"obligation": one.row.duty.code, "kind": one.kind.value, "quantity": one.quantity,
             "unit": one.unit_name}
            for one in report.shortcomings
        ],
        "causes": [
            {"obligation": cause.obligation.code, "text": cause.text, "by": cause.member.ref}
            for causes in report.causes.values()
            for cause in causes
        ],
        "lessons": [_lesson(one) for one in report.lessons],
        "earlier": [_lesson(one) for one in report.earlier],
        "proposals": [
            {"obligation": one.obligation.code, "quantity": one.quantity,
             "unit_price_dong": one.unit_price_dong, "why": one.why}
            for one in report.proposals.values()
        ],
    }  # fmt: skip


def _lesson(one: Lesson) -> dict[str, object]:
    return {
        "ref": one.ref,
        "obligation": one.obligation.code if one.obligation else None,
        "evidence": one.evidence,
        "cause": one.cause,
        "change": one.proposed_change,
        "owner_side": one.owner_side,
        "owner": one.owner.ref if one.owner else None,
        "due_on": one.due_on.isoformat(),
        "state": one.state,
        "outcome": one.outcome,
    }


def lines_of(report: Report) -> list[str]:
    """The report in lines: figures, what fell short and why, lessons, proposals."""
    review = report.review
    head = f"{review.ref}\t{review.year}\t{review.state}\t{review.as_of_on.isoformat()}"
    return [head, *_figures(report), *_short(report), *_learnt(report)]


def _figures(report: Report) -> Iterator[str]:
    for row in report.rows:
        signed, done = amount_of(row, row.signed_least), amount_of(row, row.done.net)
        yield f"=\t{row.duty.code}\t{signed}\t{done}\t{row.duty.text}"
    for one in report.themes:
        yield f"#\t{one.theme.code}\t{len(one.works)}\t{one.theme.title}"


def _short(report: Report) -> Iterator[str]:
    for one in report.shortcomings:
        yield f"-\t{one.row.duty.code}\t{shortcoming_text(one)}"
    for causes in report.causes.values():
        for cause in causes:
            yield f"?\t{cause.obligation.code}\t{cause.text}"


def _learnt(report: Report) -> Iterator[str]:
    for lesson in (*report.lessons, *report.earlier):
        yield f"!\t{lesson.ref}\t{lesson.state}\t{lesson.proposed_change}\t{lesson.outcome}"
    for one in report.proposals.values():
        yield f">\t{one.obligation.code}\t{one.quantity or ''}\t{one.why}"
