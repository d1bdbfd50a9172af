"""How far the signing of a paper has come, as the page, the command and the API tell it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from phoihop.engines.seals import api
from phoihop.engines.seals.levels import SignAt
from phoihop.engines.seals.timestamps import TimeStamper
from phoihop.engines.seals.trust import TrustStore
from phoihop.engines.seals.verdict import Required
from phoihop.law.access import Side, may
from phoihop.papers.models import OfficialNumber, Sealing, SealingStage
from phoihop.papers.queries import current_sealing, number_of, read_bytes, stages_of
from phoihop.papers.rules import (
    SealingState,
    SealingWay,
    SignerKind,
    StageStep,
    awaits_number,
    open_fields,
)
from phoihop.papers.telling import Told, level_words, tell
from phoihop.parties.models import Member
from phoihop.programmes.queries import side_of, speaks_for
from phoihop.sealing.kinds import Sealable, keys_of
from phoihop.sealing.wording import STATES, STEPS, TONES, field_words, party_words


@dataclass(frozen=True, slots=True)
class SignerLine:
    """One who must sign: where, who is expected, whether it was done and whose turn it is."""

    field: str
    place: str
    expected: str
    signed: bool
    open: bool


@dataclass(frozen=True, slots=True)
class StageLine:
    """One kept revision."""

    ordinal: int
    step: str
    what: str
    who: str
    at: datetime
    level: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything about the number and the signatures of one paper.

    Attributes:
        told: the verdict on the newest file, of a digital signing.
        compared: parties that have compared a scan, in words.
        turn: what this member may do now: ``prepare bring number fill scan compare set_aside``.
        mine: fields that this member may sign now, with their words.
    """

    number: OfficialNumber | None
    sealing: Sealing | None
    state: str = ""
    tone: str = "idle"
    signers: tuple[SignerLine, ...] = ()
    stages: tuple[StageLine, ...] = ()
    told: Told | None = None
    compared: tuple[str, ...] = ()
    turn: frozenset[str] = frozenset()
    mine: tuple[tuple[str, str], ...] = ()
    changed: bool = False
    places: dict[str, str] = field(default_factory=dict)


def standing_of(
    sealable: Sealable, *, seen_by: Member, trust: TrustStore, at: datetime
) -> Standing:
    """Read it from the database and from the newest file itself."""
    sealing = current_sealing(sealable.subject)
    number = number_of(sealable.subject)
    side = side_of(sealable.programme, seen_by)
    if sealing is None:
        turn = _turn(sealable, None, [], number, side, seen_by)
        return Standing(number=number, sealing=None, turn=turn)
    stages = list(stages_of(sealing))
    places = {one.field: field_words(one.party, one.kind) for one in sealing.signers}
    signers = _signer_lines(sealing, stages, places)
    return Standing(
        number=number,
        sealing=sealing,
        state=str(STATES[SealingState(sealing.state)]),
        tone=TONES[SealingState(sealing.state)],
        signers=signers,
        stages=_stage_lines(stages, places),
        told=_told(sealing, stages, places, trust, at),
        compared=tuple(party_words(one) for one in _done(stages, StageStep.CONFIRMED)),
        turn=_turn(sealable, sealing, stages, number, side, seen_by),
        mine=_mine(sealable, signers, sealing, side, seen_by),
        changed=sealing.rows_sha256 != sealable.printed_sha256,
        places=places,
    )


def levels_at_hand(clock: TimeStamper | None, trust: TrustStore) -> list[SignAt]:
    """The rungs of the ladder that this house can reach now, lowest first."""
    if clock is None:
        return [SignAt.B_B]
    return list(SignAt) if trust.roots else [SignAt.B_B, SignAt.B_T]


def standing_as_json(sealable: Sealable, standing: Standing) -> dict[str, Any]:
    """The same for programs."""
    sealing, number, told = standing.sealing, standing.number, standing.told
    return {
        "ref": sealable.ref,
        "title": sealable.title,
        "number": f"{number.number}-{number.notation}" if number else None,
        "issued_on": number.issued_on.isoformat() if number else None,
        "way": sealing.way if sealing else None,
        "state": sealing.state if sealing else None,
        "rows_sha256": sealable.printed_sha256,
        "rows_changed": standing.changed,
        "signers": [
            {"field": one.field, "expected": one.expected, "signed": one.signed, "open": one.open}
            for one in standing.signers
        ],
        "stages": [
            {"ordinal": one.ordinal, "step": one.step, "at": one.at.isoformat(),
             "sha256": one.sha256}
            for one in standing.stages
        ],
        "holds": told.holds if told else None,
        "level": told.level if told else None,
        "findings": list(told.notes) if told else [],
    }  # fmt: skip


def _done(stages: list[SealingStage], step: StageStep) -> list[str]:
    return [one.field for one in stages if one.step == step]


def _signer_lines(
    sealing: Sealing, stages: list[SealingStage], places: dict[str, str]
) -> tuple[SignerLine, ...]:
    if sealing.way != SealingWay.DIGITAL:
        return ()
    done = _done(stages, StageStep.SIGNED)
    filled = bool(_done(stages, StageStep.FILLED))
    now_open = set()
    if sealing.state == SealingState.OPEN:
        now_open = set(open_fields(sealing.signers, done, filled=filled))
    return tuple(
        SignerLine(
            field=one.field,
            place=places[one.field],
            expected=one.label,
            signed=one.field in done,
            open=one.field in now_open,
        )
        for one in sealing.signers
    )


def _stage_lines(stages: list[SealingStage], places: dict[str, str]) -> tuple[StageLine, ...]:
    refs = {one.recorded_by for one in stages}
    names = dict(Member.objects.filter(ref__in=refs).values_list("ref", "display_name"))
    return tuple(_stage_line(one, places, names.get(one.recorded_by, "")) for one in stages)


def _stage_line(one: SealingStage, places: dict[str, str], who: str) -> StageLine:
    what = places.get(one.field, party_words(one.field) if one.field else "")
    return StageLine(
        ordinal=one.ordinal,
        step=one.step,
        what=f"{STEPS[StageStep(one.step)]}{': ' if what else ''}{what}",
        who=who or one.recorded_by,
        at=one.recorded_at,
        level=level_words(one.level) if one.level else "",
        sha256=one.paper.sha256,
    )


def _told(
    sealing: Sealing,
    stages: list[SealingStage],
    places: dict[str, str],
    trust: TrustStore,
    at: datetime,
) -> Told | None:
    """The verdict on the newest file; who has not signed yet is named in it."""
    if sealing.way != SealingWay.DIGITAL or not _done(stages, StageStep.SIGNED):
        return None
    signed = _done(stages, StageStep.SIGNED)
    # whose certificate it was, was checked when it came; the names are for those still missing
    required = [
        Required(one.field, "" if one.field in signed else one.label) for one in sealing.signers
    ]
    newest = read_bytes(stages[-1].paper.sha256)
    verdict = api.verify(newest, trust=trust, at=at, required=required)
    return tell(verdict, places)


def _turn(
    sealable: Sealable,
    sealing: Sealing | None,
    stages: list[SealingStage],
    number: OfficialNumber | None,
    side: Side,
    member: Member,
) -> frozenset[str]:
    """What ``member`` may do now. The services decide again."""
    if _key_of(sealable, member) is None:
        return frozenset()
    open_ = sealing is not None and sealing.state == SealingState.OPEN
    digital = sealing is not None and sealing.way == SealingWay.DIGITAL
    done = _done(stages, StageStep.SIGNED)
    touched = bool(done) or (sealing is not None and not digital)
    clerk = _clerks_turn(sealing, stages) if sealing is not None and open_ and digital else None
    compared = _key_of(sealable, member) in _done(stages, StageStep.CONFIRMED)
    conditions = {
        "prepare": ("paper.prepare", sealable.ready and (not sealing or (open_ and not touched))),
        "bring": ("paper.bring", open_ and digital),
        "number": ("paper.number", sealable.numberable and not number and clerk is not False),
        "fill": ("paper.number", number is not None and clerk is True),
        "scan": ("paper.bring", sealable.ready and (not sealing or (open_ and not done))),
        "compare": ("paper.compare", open_ and not digital and not compared),
        "set_aside": ("paper.bring", open_),
    }
    return frozenset(
        name
        for name, (action, fits) in conditions.items()
        if fits and may(action, side=side, roles=member.roles)
    )


def _clerks_turn(sealing: Sealing, stages: list[SealingStage]) -> bool:
    filled = bool(_done(stages, StageStep.FILLED))
    return awaits_number(sealing.signers, _done(stages, StageStep.SIGNED), filled=filled)


def _mine(
    sealable: Sealable,
    signers: tuple[SignerLine, ...],
    sealing: Sealing,
    side: Side,
    member: Member,
) -> tuple[tuple[str, str], ...]:
    kinds = {one.field: one for one in sealing.signers}
    actions = {SignerKind.PERSON: sealable.sign_action, SignerKind.ORGANISATION: "paper.seal"}
    key = _key_of(sealable, member)
    return tuple(
        (one.field, one.place)
        for one in signers
        if one.open
        and kinds[one.field].party == key
        and may(actions[kinds[one.field].kind], side=side, roles=member.roles)
    )


def _key_of(sealable: Sealable, member: Member) -> str | None:
    line = speaks_for(member)
    keyed = zip(keys_of(sealable), sealable.parties, strict=True)
    return next((key for key, one in keyed if one.organisation_id in line), None)
