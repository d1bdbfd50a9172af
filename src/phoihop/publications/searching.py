"""Finding works by their words: folded, the last word by its beginning, exact marks first."""

from typing import Any

from django.db.models import Lookup, Q, QuerySet

from phoihop.engines.vietnamese.folding import exact_key, fold_words
from phoihop.parties.models import Member
from phoihop.programmes.queries import speaks_for
from phoihop.publications.models import Match, Work
from phoihop.publications.queries import SHOWING, matches_visible_to

NEWEST = 400  # candidates looked at before the slower way is taken
MOST_WORDS = 8  # of a question; the rest would only make it slower


class Words(Lookup[str]):
    """``column__words="ban lang"``: rows whose indexed words hold them; see migration 0002."""

    lookup_name = "words"
    column = ""
    vector = ""

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        """FTS5: every word, the last by its beginning."""
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        *whole, last = self.rhs.split()
        terms = [*(f'"{word}"' for word in whole), f'"{last}"*']
        asked = f"{{{self.column}}} : ({' AND '.join(terms)})"
        found = "SELECT rowid FROM publications_work_words WHERE publications_work_words MATCH %s"
        return f'{table}."id" IN ({found})', [asked]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[str]]:
        """A ``simple`` vector against a query of the same form."""
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        *whole, last = self.rhs.split()
        asked = " & ".join([*(f"'{word}'" for word in whole), f"'{last}':*"])
        vector = self.vector.format(column=f'{table}."{self.column}"')
        return f"to_tsvector('simple', {vector}) @@ to_tsquery('simple', %s)", [asked]


class FoldedWords(Words):
    """Over the folded text."""

    column, vector = "search_key", "{column}"


class PrintedWords(Words):
    """Over the title with its marks, in lower case."""

    column, vector = "title", "lower({column})"


Work._meta.get_field("search_key").register_lookup(FoldedWords)
Work._meta.get_field("title").register_lookup(PrintedWords)


def search_works(member: Member, text: str, *, limit: int = 20) -> list[Work]:
    """Works that ``member`` may see whose title, authors or beginning hold ``text``.

    "dang" finds "Đảng". A title with the words as they were typed comes first, then the newest.
    At most five queries; the body of a work is not read.

    Args:
        text: words in any spelling; only the first eight count; the last one is taken as the
            beginning of a word.
        limit: works at most.
    """
    folded, printed = fold_words(text)[:MOST_WORDS], exact_key(text).split()[:MOST_WORDS]
    if not folded:
        return []
    works = Work.objects.order_by("-pk")
    exact = works.filter(title__words=" ".join(printed)) if printed else works.none()
    loose = works.filter(search_key__words=" ".join(folded))
    newest = [list(one.values_list("pk", flat=True)[:NEWEST]) for one in (exact, loose)]
    some = list(dict.fromkeys(pk for pks in newest for pk in pks))
    seen = Work.objects.filter(_own(member, some), pk__in=some, merged_into__isnull=True)
    found = _ranked(seen.order_by(), text)
    cut = any(len(pks) == NEWEST for pks in newest)
    if cut and len(found) < limit:
        # a house that holds little among much that it does not see: look through its own
        found = _ranked(loose.filter(_own(member), merged_into__isnull=True)[:NEWEST], text)
    by_pk = Work.objects.defer("body", "search_key").in_bulk(found[:limit])
    return [by_pk[pk] for pk in found[:limit]]


def _ranked(works: QuerySet[Work], text: str) -> list[int]:
    """Ids: first those whose title holds ``text`` just as it was typed, then the newest."""
    wanted = f" {exact_key(text)}"
    rows = works.values_list("pk", "title")
    found = [(wanted not in f" {exact_key(title)}", -pk) for pk, title in rows]
    return [-pk for _, pk in sorted(found)]


def _own(member: Member, some: list[int] | None = None) -> Q:
    """What ``queries.visible_to`` says, as lists: quick where a member sees few works.

    With ``some`` among these works alone: PostgreSQL would gather all that one sees for each few,
    and SQLite read all matches of one's programmes, were those not named first.
    """
    held = Work.held_by.through.objects.filter(organisation__in=speaks_for(member))
    matched = matches_visible_to(member).filter(state__in=SHOWING).order_by()
    if some is not None:
        of_some = Match.objects.filter(work__in=some).order_by()
        held, matched = held.filter(work__in=some), matched.filter(pk__in=of_some.values("pk"))
    return Q(pk__in=held.values("work")) | Q(pk__in=matched.values("work"))
