"""What the papers said on a day: nothing is overwritten, so any day can be asked for."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.period import HERE
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.programmes.leaning import AT_LAST, leanings_of_programme
from phoihop.programmes.models import Annex, Instrument, Programme, Version
from phoihop.programmes.plain import plain, typed
from phoihop.programmes.queries import (
    annexes_visible_to,
    instruments_visible_to,
    lines_of,
    terms_of,
)
from phoihop.programmes.rules import IN_FORCE, PaperState, leans_on
from phoihop.programmes.shape import PAPER_FILE
from phoihop.programmes.statement import (
    annex_part,
    as_file,
    instrument_part,
    line_values,
    named_in,
    programme_part,
)
from phoihop.programmes.tabled import versions_of

Values = dict[str, Any]
SIGNED = [state.value for state in IN_FORCE]


@dataclass(frozen=True, slots=True)
class Moment:
    """A programme on a day.

    Attributes:
        state: ``signed``, ``ended`` or ``offered``; ``none`` when nothing was on the table yet.
        version: what lay on the table, before the signature.
        part: what the paper said, typed as ``programme_part``; empty for ``none``. Themes lean
            on what annexes had pointed them to by then.
        instruments: yearly papers signed by then, with quantities and prices of the day.
        annexes: annexes to the programme in effect by then.
    """

    on: date
    state: str
    version: Version | None
    part: Values
    instruments: tuple[Values, ...] = ()
    annexes: tuple[Values, ...] = ()


def day_asked(text: str) -> date | None:
    """The day of ``?on=`` or ``--on``; ``None`` when none is asked for.

    Raises:
        Refusal: ``dates.unreadable``.
    """
    return parse_date(text).last_on if text else None


def programme_on(programme: Programme, *, seen_by: Member, on: date) -> Moment:
    """What the programme and its papers said on that day, as ``seen_by`` may see them."""
    if programme.signed_on is None or on < programme.signed_on or not _signed(programme):
        version = versions_of(programme).filter(offered_at__lte=_end_of(on)).last()
        if version is None:
            return Moment(on, "none", None, {})
        return Moment(on, "offered", version, typed(version.statement, PAPER_FILE))
    ended_on = programme.ended_early_on
    ended = on > min(programme.ends_on, ended_on or programme.ends_on)
    instruments = instruments_visible_to(seen_by).filter(
        programme=programme, state__in=SIGNED, signed_on__lte=on
    )
    return Moment(
        on,
        "ended" if ended else "signed",
        None,
        _pointed(programme, programme_part(programme), on=on),
        tuple(_instrument_on(one, on=on) for one in instruments.order_by("year", "ref")),
        tuple(annex_part(one) for one in _annexes(seen_by, on=on, programme=programme)),
    )


def _signed(programme: Programme) -> bool:
    return PaperState(programme.state) in IN_FORCE


def _end_of(on: date) -> datetime:
    return datetime.combine(on, time.max, tzinfo=HERE)


def _annexes(seen_by: Member, *, on: date, **of: object) -> list[Annex]:
    rows = annexes_visible_to(seen_by).filter(
        state__in=SIGNED, effective_on__lte=on, signed_on__lte=on, **of
    )
    return list(rows.order_by("effective_on", "ref"))


def _pointed(programme: Programme, part: Values, *, on: date) -> Values:
    """``part`` with each theme leaning on what it leaned on that day."""
    leanings = leanings_of_programme(programme)
    ids = dict(programme.themes.values_list("code", "pk"))
    for theme in part["themes"]:
        theme["references"] = [
            {
                "document": row.document,
                "open_class": row.open_class,
                "clause": row.clause,
                "from_on": row.from_on,
                "until_on": row.until_on,
            }
            for row in leanings.get(ids[theme["code"]], [])
            if leans_on(row, on)
        ]
    return part


def _instrument_on(instrument: Instrument, *, on: date) -> Values:
    """The yearly paper with the lines and terms of that day; lines at 0 are not in force."""
    part = instrument_part(instrument)
    lines = [line for line in lines_of(instrument.programme) if line.instrument_id == instrument.pk]
    terms = terms_of(lines, on=on, known_at=AT_LAST)
    rows = {row["code"]: row for row in part["lines"]}
    part["lines"] = []
    for line in lines:
        says = terms[line.pk]
        row = rows.get(line.code) or line_values(line)
        row |= {"quantity": says.quantity, "unit_price_dong": says.unit_price_dong}
        if says.quantity:
            part["lines"].append(row)
    return {**part, "programme": None, "annexes": []}


def file_on(moment: Moment) -> str:
    """The file that says what held that day: consolidated, annexes already applied.

    Raises:
        Refusal: ``programme.nothing_on``.
    """
    if not moment.part:
        raise Refusal("programme.nothing_on", on=moment.on.isoformat())
    values = {**moment.part, "annexes": [], "instruments": list(moment.instruments)}
    values["instrument"] = None
    return as_file({**named_in(values), **values})


def moment_as_json(moment: Moment) -> Values:
    """The same for programs."""
    return {
        "on": moment.on.isoformat(),
        "state": moment.state,
        "version": moment.version.number if moment.version else None,
        **plain(moment.part),
        "instruments": plain(list(moment.instruments)),
        "annexes": plain(list(moment.annexes)),
    }
