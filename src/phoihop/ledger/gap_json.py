"""A gap as programs read it."""

from phoihop.ledger.gaps import Gap


def gap_as_json(gap: Gap) -> dict[str, object]:
    """A gap for programs; days as ISO 8601."""
    promise = gap.promise
    start = gap.last_safe_start_on
    return {
        "code": promise.code,
        "label": promise.label,
        "side": promise.side.value,
        "standing": gap.standing.value,
        "signed": promise.signed,
        "done": promise.done,
        "in_time": promise.in_time,
        "at_risk": promise.at_risk,
        "undated": promise.undated,
        "missing": gap.missing,
        "possible": gap.possible,
        "short_by": gap.short_by,
        "lead_days": promise.lead_days,
        "rhythm_days": gap.rhythm_days,
        "last_safe_start_on": start.isoformat() if start else None,
        "ends_on": promise.ends_on.isoformat(),
    }
