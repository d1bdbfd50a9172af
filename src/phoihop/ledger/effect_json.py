"""What an annex touches, for programs and for people at the command line."""

from collections.abc import Iterable

from phoihop.ledger.effect import Effect


def effect_as_json(effect: Effect) -> dict[str, object]:
    """Everything that the preview shows; money is integer đồng, ``gross_dong`` with its tax."""
    return {
        "annex": effect.annex.ref,
        "programme": effect.annex.changes_programme.ref,
        "instrument": effect.annex.instrument.ref if effect.annex.instrument else None,
        "state": effect.annex.state,
        "reason_code": effect.annex.reason_code,
        "effective_on": effect.annex.effective_on.isoformat(),
        "gross_dong": list(effect.gross_dong) if effect.gross_dong else None,
        "lines": [
            {
                "line": one.line.code,
                "obligation": one.line.obligation.code,
                "quantity": [one.before.quantity, one.after.quantity],
                "unit_price_dong": [one.before.unit_price_dong, one.after.unit_price_dong],
                "amount_dong": list(one.amounts_dong),
                "matched": one.matched,
                "accepted": one.accepted,
                "planned": one.planned,
                "too_few": one.too_few,
                "price_of_accepted": one.price_of_accepted,
            }
            for one in effect.lines
        ],
        "obligations": [
            {"code": one.duty.code, "ordered": [one.ordered_before, one.ordered_after]}
            for one in effect.duties
        ],
        "themes": [
            {"theme": one.theme.code, "before": one.before, "after": one.after}
            for one in effect.themes
        ],
        "topics": [topic.ref for topic in effect.topics],
        "deeds": [deed.ref for deed in effect.deeds],
        "publications": [match.publication.ref for match in effect.pieces],
        "instruments": [one.ref for one in effect.instruments],
        "balance": [{**one.row, "owed_now": one.owed_now} for one in effect.balance],
        "money_apart": [
            {
                "instrument": one.instrument.ref,
                "accepted_dong": one.accepted_dong,
                "paid_dong": one.paid_dong,
                "owed_dong": one.owed_dong,
            }
            for one in effect.apart
        ],
    }


def effect_lines(effect: Effect) -> Iterable[str]:
    """The same, a line each."""
    yield f"{effect.annex.ref}\t{effect.annex.reason}"
    for line in effect.lines:
        yield (
            f"{line.line.code}\t{line.before.quantity} × {line.before.unit_price_dong:,} → "
            f"{line.after.quantity} × {line.after.unit_price_dong:,}\t"
            f"khớp / matched {line.matched}, nghiệm thu / accepted {line.accepted}"
        )
    for theme in effect.themes:
        yield f"{theme.theme.code}\t{theme.before or '–'} → {theme.after or '–'}"
    for duty in effect.duties:
        ordered = "" if duty.ordered_before is None else f"{duty.ordered_before} → "
        yield f"{duty.duty.code}\t{ordered}{duty.ordered_after or ''}".rstrip()
    for topic in effect.topics:
        yield f"{topic.ref}\t{topic.title}"
    for deed in effect.deeds:
        yield f"{deed.ref}\t{deed.title}"
    for apart in effect.apart:
        yield f"{apart.instrument.ref}\t{apart.owed_dong:,} đồng"
    for owed in effect.balance:
        now = f" (nay / now {owed.owed_now})" if owed.differs else ""
        yield f"{owed.row['code']}\t{owed.row['year'] or ''}\t{owed.row['owed']}{now}"
