"""A verdict in words, line by line, in Vietnamese or English."""

from collections.abc import Callable, Iterator

from phoihop.engines.seals.moments import shown
from phoihop.engines.seals.sentences import LEVELS, WORDS, told
from phoihop.engines.seals.verdict import SignatureVerdict, Verdict


def lines_of(verdict: Verdict, name: str, language: str = "vi") -> list[str]:
    """What to print of a verdict: the whole first, then each signature with what was found."""
    say = _speaker(language)
    lines = [
        f"{name}: {say('holds' if verdict.holds else 'fails')}",
        f"  {say('level')}: {_level(verdict.level, language)}",
    ]
    lines += [f"  ! {told(each.code, each.facts, language)}" for each in verdict.findings]
    for signature in verdict.signatures:
        lines += _signature(signature, language)
    for seal in verdict.seals:
        state = say("holds" if seal.holds else "fails")
        lines.append(f"- {say('seal')}: {shown(seal.stamped_at)}, {seal.authority}: {state}")
        lines += [f"    ! {told(each.code, each.facts, language)}" for each in seal.findings]
    if verdict.empty_fields:
        lines.append(f"  {say('empty')}: {', '.join(verdict.empty_fields)}")
    if verdict.signatures and verdict.uncovered_bytes:
        lines.append(f"  {say('uncovered')}: {verdict.uncovered_bytes}")
    return lines


def _signature(signature: SignatureVerdict, language: str) -> Iterator[str]:
    say, holder = _speaker(language), signature.holder
    state = say("holds" if signature.holds else "fails")
    who = ", ".join(part for part in (holder.name, holder.title, holder.organisation) if part)
    yield f"- {signature.field}: {who} ({say(holder.kind)}): {state}"
    yield f"    {say('level')}: {_level(signature.level, language)}"
    yield f"    {say('issuer')}: {holder.issuer}"
    if signature.proven_at:
        authority = signature.time_authority
        yield f"    {say('proven')}: {shown(signature.proven_at)} (+07:00), {authority}"
    elif signature.signed_at:
        yield f"    {say('claimed')}: {shown(signature.signed_at)} (+07:00)"
    yield f"    {say('coverage')}: {say(signature.coverage.value)}"
    yield f"    {say('changes')}: {say('changes_' + signature.changes.value)}"
    if signature.filled_after:
        yield f"    {say('filled')}: {', '.join(signature.filled_after)}"
    yield f"    {say('revocation')}: {say('revocation_' + signature.revocation.value)}"
    for finding in signature.findings:
        yield f"    ! {told(finding.code, finding.facts, language)}"


def _level(level: str, language: str) -> str:
    return LEVELS[level][language == "en"]


def _speaker(language: str) -> Callable[[str], str]:
    """Words of the report in one language."""
    return lambda word: WORDS[word][language == "en"]
