"""A draft as a programme file that people complete and import: see docs/draft-from-text.md."""

from collections.abc import Iterable
from datetime import date

from phoihop.engines.drafting import Draft, Field
from phoihop.engines.vietnamese.folding import search_key
from phoihop.programmes.commented import CommentedYaml, on_one_line, proof_of

_HEAD = (
    "Dự thảo soạn từ một văn bản. Trên mỗi mục là câu gốc và độ chắc chắn của quy tắc đã đọc.",
    "Máy không thêm điều gì văn bản không ghi: xin đọc lại từng mục, điền chỗ trống, rồi nhập.",
)
_WHY = {
    "past": "kể việc đã qua",
    "no_marks": "dòng thiếu dấu tiếng Việt",
    "nothing": "không đọc được nội dung",
}


class Names:
    """References made from names, each once: ``Tỉnh ủy Hà Giang`` → ``tinh-uy-ha-giang``."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._given: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The reference of ``name``; another name never gets the same one."""
        plain = search_key(name)
        if plain not in self._given:
            ascii_only = "".join(c for c in plain.replace(" ", "-") if c.isascii())
            made = ascii_only.strip("-")[: self._most - 4].strip("-") or "ten"
            taken = set(self._given.values())
            number, free = 2, made
            while free in taken:
                free, number = f"{made}-{number}", number + 1
            self._given[plain] = free
        return self._given[plain]


def as_draft_file(draft: Draft) -> str:
    """``draft`` in the shape of docs/programme-file.md, with a comment above each field.

    What the shape needs and the text does not say stands there as a comment to be filled in, so
    that an import of the untouched file names exactly that. The same draft gives the same file.
    """
    out = CommentedYaml()
    for words in _HEAD:
        out.comment(0, words)
    organs, documents, people = Names(60), Names(80), Names(60)
    _organisations(out, draft, organs)
    _people(out, draft, people, organs)
    _documents(out, draft, documents)
    _programme(out, draft)
    _sides(out, draft, organs, people)
    themes = _themes(out, draft, documents)
    _obligations(out, draft, themes)
    _instruments(out, draft)
    _left_over(out, draft)
    return str(out)


def _named_sides(draft: Draft) -> list[Field]:
    return [one for one in draft.of("side") if one.facts.get("named", True)]


def _organisations(out: CommentedYaml, draft: Draft, organs: Names) -> None:
    for one in draft.of("side"):
        if not one.facts.get("named", True):
            out.comment(0, f"bên {str(one.facts['side']).upper()}: {one.value}; {proof_of(one)}")
    sides = _named_sides(draft)
    if not sides:
        return
    out.blank()
    out.key(0, "organisations")
    for one in [*sides, *draft.of("signing_organ")]:
        out.comment(1, proof_of(one))
        out.item()
        out.value(2, "ref", organs.of(one.value))
        unit = one.kind == "signing_organ"
        out.value(2, "kind", "unit" if unit else one.facts["role"])
        out.value(2, "names", [{"text": on_one_line(one.value)}])
        owner = next((s for s in sides if s.facts["side"] == one.facts["side"]), None)
        if unit and owner:
            out.value(2, "parents", [{"organisation": organs.of(owner.value)}])


def _people(out: CommentedYaml, draft: Draft, people: Names, organs: Names) -> None:
    """Signatories as records; others as comments: a draft keeps no bystanders."""
    named = [one for one in draft.of("person") if one.facts["name"]]
    signing = [one for one in named if one.facts["role"] == "signatory"]
    out.blank()
    if signing:
        out.key(0, "people")
    for one in signing:
        out.comment(1, proof_of(one))
        out.item()
        out.value(2, "ref", people.of(one.value))
        out.value(2, "full_name", one.value)
        party = next((s for s in _named_sides(draft) if s.facts["side"] == one.facts["side"]), None)
        if party and one.facts["title"]:
            office = {"organisation": organs.of(party.value), "title": one.facts["title"]}
            out.value(2, "appointments", [office])
    for one in draft.of("person"):
        if one not in signing:
            facts = one.facts
            who = " ".join(str(part) for part in (facts["honour"], facts["name"]) if part)
            out.comment(0, f"người được nhắc đến: {who}: {facts['title']}; {proof_of(one)}")


def _documents(out: CommentedYaml, draft: Draft, documents: Names) -> None:
    if draft.of("document"):
        out.blank()
        out.key(0, "documents")
    for one in draft.of("document"):
        out.comment(1, proof_of(one))
        out.item()
        out.value(2, "ref", documents.of(one.value))
        out.value(2, "kind", one.facts["kind"])
        for key in ("symbol", "issuer", "term"):
            if one.facts.get(key):
                out.value(2, key, one.facts[key])
        subject = one.facts.get("subject")
        out.value(2, "title", f"{one.value} về {subject}" if subject else one.value)
        if not one.facts.get("issuer"):
            out.missing(2, "issuer")
    for one in draft.of("open_class"):
        out.comment(0, f"văn bản để mở: {one.value}; {proof_of(one)}")


def _programme(out: CommentedYaml, draft: Draft) -> None:
    out.blank()
    out.key(0, "programme")
    titles, periods = draft.of("title"), draft.of("period")
    lacking = ["ref"]
    if titles:
        out.value(1, "title", titles[0].value, titles[0])
    if periods:
        out.value(1, "period_label", periods[0].value, periods[0])
    lacking += [] if titles else ["title"]
    lacking += [] if periods else ["period_label"]
    for one in draft.of("signed_on"):
        _day(out, one)
    for one in draft.of("place"):
        out.value(1, "place", one.value, one)
    out.missing(1, *lacking, "starts_on", "ends_on", "effective_from")
    for one in periods[1:]:
        out.comment(1, f"cũng thấy ghi {one.value}: {proof_of(one)}")


def _day(out: CommentedYaml, one: Field) -> None:
    facts = one.facts
    try:
        day = date(facts["year"], facts["month"], facts["day"])
    except (KeyError, ValueError):  # no year printed, or no such day
        out.comment(1, f"signed_on: {one.value}, chưa đủ ngày tháng năm; {proof_of(one)}")
    else:
        out.value(1, "signed_on", day, one)


def _sides(out: CommentedYaml, draft: Draft, organs: Names, people: Names) -> None:
    out.blank()
    out.key(0, "sides")
    for letter in ("a", "b"):
        parties = [one for one in _named_sides(draft) if one.facts["side"] == letter]
        if not parties:
            out.missing(1, letter)
            continue
        out.key(1, letter)
        for number, one in enumerate(parties):
            out.comment(2, proof_of(one))
            out.item()
            out.value(3, "organisation", organs.of(one.value))
            if number == 0:
                _signing(out, draft, letter, organs, people)


def _signing(out: CommentedYaml, draft: Draft, letter: str, organs: Names, people: Names) -> None:
    for one in draft.of("signing_organ"):
        if one.facts["side"] == letter:
            out.value(3, "signing_organ", organs.of(one.value), one)
    for one in draft.of("person"):
        if one.facts["side"] == letter and one.facts["role"] == "signatory" and one.facts["name"]:
            out.value(3, "signatory", people.of(one.value), one)
            if one.facts["title"]:
                out.value(3, "signatory_title", one.facts["title"], one)
            return


def _themes(out: CommentedYaml, draft: Draft, documents: Names) -> dict[int, str]:
    """Writes the themes; returns their codes by the place of the duty that they come from."""
    themes = [one for one in draft.of("theme") if not one.facts.get("clause")]
    if themes:
        out.blank()
        out.key(0, "themes")
    codes: dict[int, str] = {}
    for number, one in enumerate(themes, start=1):
        codes[one.facts["duty"]] = f"T{number}"
        out.comment(1, proof_of(one))
        out.item()
        out.value(2, "code", f"T{number}")
        out.value(2, "title", one.value)
        for flag in ("good_practice", "model_example"):
            if one.facts[flag]:
                out.value(2, flag, True)
        _references(out, draft, one, documents)
    return codes


def _references(out: CommentedYaml, draft: Draft, theme: Field, documents: Names) -> None:
    cited = [one for one in draft.of("document") if one.start in theme.facts["documents"]]
    clauses = [one for one in draft.of("theme") if one.facts.get("clause")]
    open_ones = [o for o in draft.of("open_class") if theme.start <= o.start < theme.end]
    if cited or open_ones:
        out.key(2, "references")
    for one in cited:
        out.item()
        out.value(4, "document", documents.of(one.value))
        for clause in clauses:
            if one.start in clause.facts["documents"]:
                out.value(4, "clause", clause.value, clause)
                break
    for one in open_ones:
        out.item()
        out.value(4, "open_class", one.value)


def _obligations(out: CommentedYaml, draft: Draft, themes: dict[int, str]) -> None:
    owed = [(side, one) for side in "ba" for one in draft.of("duty") if _owes(one, side)]
    if owed:
        out.blank()
        out.key(0, "obligations")
    numbers = {"a": 0, "b": 0}
    for side, one in owed:
        numbers[side] += 1
        out.comment(1, proof_of(one))
        out.item()
        out.value(2, "code", f"{side.upper()}{numbers[side]}")
        out.value(2, "kind", one.facts["duty"])
        out.value(2, "side", side)
        out.value(2, "text", one.value)
        if "genre" in one.facts:
            out.value(2, "genre", one.facts["genre"])
        if one.start in themes:
            out.value(2, "themes", [themes[one.start]])
        _quantity(out, one)
        if one.facts.get("units"):
            out.comment(2, "đơn vị được giao: " + "; ".join(one.facts["units"]))


def _owes(one: Field, side: str) -> bool:
    return one.facts["side"] in (side, "both")


def _quantity(out: CommentedYaml, one: Field) -> None:
    if "quantity_least" not in one.facts:
        out.value(2, "quantified", False)
        return
    for key in ("quantity_least", "quantity_most"):
        if key in one.facts:
            out.value(2, key, one.facts[key])


def _instruments(out: CommentedYaml, draft: Draft) -> None:
    if draft.of("instrument"):
        out.blank()
        out.key(0, "instruments")
    for one in draft.of("instrument"):
        out.comment(1, proof_of(one))
        out.item()
        out.value(2, "kind", one.facts["instrument"])
        out.value(2, "title", one.value)
        out.value(2, "year", one.facts["year"])
        out.missing(2, "ref", "effective_from", "ends_on")


def _left_over(out: CommentedYaml, draft: Draft) -> None:
    out.blank()
    for one in draft.of("review"):
        out.comment(0, f"nhịp sơ kết ({one.facts['cadence']}): {proof_of(one)}")
    for one in draft.of("heard"):
        out.comment(0, f"có nói “{one.value}”: không lập nghĩa vụ; {proof_of(one)}")
    _listed(out, ((_WHY[one.why], one.sentence.text) for one in draft.not_understood))


def _listed(out: CommentedYaml, left: Iterable[tuple[str, str]]) -> None:
    rows = list(left)
    if rows:
        out.comment(0, "Những câu chưa đọc ra điều gì cho dự thảo:")
    for why, sentence in rows:
        out.comment(0, f"  ({why}) {sentence}")
