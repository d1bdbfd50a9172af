"""Which column is meant: headings as people write them, matched to the fields of an import."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.refusal import Refusal


def match_headings(
    headings: Sequence[str],
    synonyms: Mapping[str, Sequence[str]],
    *,
    required: Iterable[str] = (),
) -> dict[str, str]:
    """Return field → heading for every field that has a column.

    Case, marks, punctuation and spacing do not count: ``TIEU DE`` is ``Tiêu đề``.

    Args:
        headings: as ``TableFile.headings`` holds them.
        synonyms: field → the headings that mean it; the field's own name counts as well.
        required: fields that must have a column.

    Raises:
        Refusal: ``tables.ambiguous_heading`` (facts ``field``, ``first``, ``second``) when two
            columns mean one field; ``tables.missing_column`` (``field``, ``expected``);
            ``tables.misspelt_column`` (also ``suggestion``) when a heading comes near.
    """
    by_key: dict[str, list[str]] = {}
    for heading in headings:
        by_key.setdefault(search_key(heading), []).append(heading)
    by_key.pop("", None)
    found: dict[str, str] = {}
    for field, names in synonyms.items():
        keys = dict.fromkeys(search_key(name) for name in [*names, field])
        matches = [heading for key in keys for heading in by_key.get(key, [])]
        if len(matches) > 1:
            raise Refusal(
                "tables.ambiguous_heading", field=field, first=matches[0], second=matches[1]
            )
        if matches:
            found[field] = matches[0]
    _all_there(found, by_key, synonyms, required)
    return found


def _all_there(
    found: Mapping[str, str],
    by_key: Mapping[str, Sequence[str]],
    synonyms: Mapping[str, Sequence[str]],
    required: Iterable[str],
) -> None:
    taken = set(found.values())
    left = {key: names[0] for key, names in by_key.items() if names[0] not in taken}
    for field in required:
        if field in found:
            continue
        names = [*synonyms.get(field, ()), field]
        near = (get_close_matches(search_key(name), left, n=1, cutoff=0.6) for name in names)
        suggestion = next((left[keys[0]] for keys in near if keys), None)
        facts = {"field": field, "expected": names[0]}
        if suggestion is None:
            raise Refusal("tables.missing_column", **facts)
        raise Refusal("tables.misspelt_column", suggestion=suggestion, **facts)
