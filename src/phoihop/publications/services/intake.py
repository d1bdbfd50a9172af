"""Writing the rows of a list into the tables, some hundred at a time."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from phoihop.engines.vietnamese.folding import search_key
from phoihop.papers.services import next_references
from phoihop.parties.models import Member, Organisation
from phoihop.press.models import Outlet
from phoihop.press.queries import known_outlets
from phoihop.press.rules import KnownOutlets, looks_like_host
from phoihop.press.services import NewOutlet, register_outlets
from phoihop.publications.columns import ReadRow
from phoihop.publications.models import ImportBatch, ImportRow, Publication, Work
from phoihop.publications.pieces import article_key, identity_key
from phoihop.publications.rules import RowOutcome
from phoihop.publications.services.doubles import Doubles
from phoihop.publications.services.recording import appearance_fields, work_row

CHUNK = 500  # rows written with one statement


@dataclass(slots=True)
class Outlets:
    """The outlets that the rows of one list name; unknown ones are written down first."""

    refs: dict[str, tuple[int, str]] = field(default_factory=dict)  # key of a row → id, reference
    added: set[int] = field(default_factory=set)

    @classmethod
    def named_in(cls, rows: Sequence[ReadRow]) -> "Outlets":
        """Find or write down the outlet of every row.

        A host nobody knew becomes an outlet under the name most rows give it; rows without an
        address go by the name. Sites come before their sections, so that those join them.
        """
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for row in rows:
            names[_outlet_key(row)][row.outlet_name] += 1
        outlets, known = cls(), known_outlets()
        found: dict[str, int] = {}
        for key in sorted(names, key=lambda key: (key.count("."), key)):
            host = "" if key.startswith("=") else key
            name = _likeliest(names[key], host)
            pk = known.find(host=host, name=name)
            if pk is None:
                (outlet,) = register_outlets([NewOutlet(name, host)])
                pk = outlet.pk
                outlets.added.add(pk)
                known = _with(known, outlet, host)
            found[key] = pk
        refs = dict(Outlet.objects.in_bulk(set(found.values())).items())
        outlets.refs = {key: (pk, refs[pk].ref) for key, pk in found.items()}
        return outlets

    def of(self, row: ReadRow) -> tuple[int, str]:
        """Id and reference of the row's outlet."""
        return self.refs[_outlet_key(row)]


class Intake:
    """Takes the readable rows of one list, in the caller's transaction."""

    def __init__(
        self, batch: ImportBatch, outlets: Outlets, *, house: Organisation, by: Member, at: datetime
    ) -> None:
        self.batch = batch
        self.outlets = outlets
        self.house = house
        self.by = by
        self.at = at
        self.doubles = Doubles(by=by, at=at)
        self.works: set[int] = set()  # of all rows taken, known ones too

    def take(self, rows: Sequence[ReadRow]) -> Counter[str]:
        """Write one chunk and its part of the report; return how many had which outcome."""
        outcomes: dict[int, RowOutcome] = {}
        shown: dict[int, Publication] = {}
        fresh = self._sort(rows, outcomes, shown)
        self._save(fresh, [row for row in rows if row.number in fresh], outcomes)
        held = {publication.work_id for publication in shown.values()}
        self.works |= held
        self._hold(held)
        stored = [fresh[n].work for n in fresh if outcomes[n] is RowOutcome.STORED]
        asked = self.doubles.ask_about(stored)
        for number, publication in fresh.items():
            if outcomes[number] is RowOutcome.STORED and publication.work_id in asked:
                outcomes[number] = RowOutcome.PROPOSED
        self._report(rows, outcomes, shown)
        return Counter(outcome.value for outcome in outcomes.values())

    def _sort(
        self,
        rows: Sequence[ReadRow],
        outcomes: dict[int, RowOutcome],
        shown: dict[int, Publication],
    ) -> dict[int, Publication]:
        """Tell known rows from new ones; the new ones as unsaved publications by row number."""
        keys = {row.number: self._keys(row) for row in rows}
        known = Publication.objects.in_bulk(
            [key for key, _ in keys.values()], field_name="identity_key"
        )
        articles = self._works_by_article(article for _, article in keys.values() if article)
        fresh: dict[int, Publication] = {}
        for row in rows:
            key, article = keys[row.number]
            if key in known:
                outcomes[row.number] = RowOutcome.KNOWN
                shown[row.number] = known[key]
                continue
            grouped = article in articles
            work = articles[article] if grouped else work_row(row.piece, ref="", at=self.at)
            if article:
                articles[article] = work
            outcomes[row.number] = RowOutcome.GROUPED if grouped else RowOutcome.STORED
            fresh[row.number] = known[key] = shown[row.number] = self._publication(
                row, work, key, article
            )
        return fresh

    def _keys(self, row: ReadRow) -> tuple[str, str]:
        outlet = self.outlets.of(row)[1]
        key = identity_key(row.told, row.address, title=row.piece.title, outlet=outlet)
        return key, article_key(row.address)

    def _works_by_article(self, articles: Iterable[str]) -> dict[str, Work]:
        rows = Publication.objects.filter(article_key__in=set(articles)).select_related("work")
        return {row.article_key: row.work for row in rows.order_by("-pk")}

    def _publication(self, row: ReadRow, work: Work, key: str, article: str) -> Publication:
        return Publication(
            work=work,
            outlet_id=self.outlets.of(row)[0],
            title=row.piece.title,
            canonical_address=row.address.canonical if row.address else "",
            identity_key=key,
            article_key=article,
            recorded_at=self.at,
            recorded_by=self.by,
            **appearance_fields(row.told),
        )

    def _save(
        self,
        fresh: dict[int, Publication],
        rows: Sequence[ReadRow],
        outcomes: dict[int, RowOutcome],
    ) -> None:
        """Give references year by year and write works, then publications."""
        stored = [row for row in rows if outcomes[row.number] is RowOutcome.STORED]
        for row, ref in self._references("TP", stored):
            fresh[row.number].work.ref = ref
        Work.objects.bulk_create([fresh[row.number].work for row in stored])
        for row, ref in self._references("LĐ", rows):
            publication = fresh[row.number]
            publication.ref = ref
            publication.work = publication.work  # takes over the key that it was given just now
        Publication.objects.bulk_create(list(fresh.values()))

    def _references(self, prefix: str, rows: Sequence[ReadRow]) -> list[tuple[ReadRow, str]]:
        by_year: dict[int, list[ReadRow]] = defaultdict(list)
        today = timezone.localdate(self.at)
        for row in rows:
            published = row.told.published
            by_year[published.first_on.year if published else today.year].append(row)
        return [
            pair
            for year, group in by_year.items()
            for pair in zip(group, next_references(prefix, year, len(group)), strict=True)
        ]

    def _hold(self, works: Iterable[int]) -> None:
        through = Work.held_by.through
        rows = [through(work_id=work, organisation_id=self.house.pk) for work in works]
        through.objects.bulk_create(rows, ignore_conflicts=True)

    def _report(
        self,
        rows: Sequence[ReadRow],
        outcomes: dict[int, RowOutcome],
        shown: dict[int, Publication],
    ) -> None:
        report = []
        for row in rows:
            outlet_id, outlet_ref = self.outlets.of(row)
            facts = dict(row.notes)
            if outlet_id in self.outlets.added:
                facts["new_outlet"] = outlet_ref
            report.append(
                ImportRow(
                    batch=self.batch,
                    number=row.number,
                    outcome=outcomes[row.number].value,
                    facts=facts,
                    title=row.piece.title,
                    publication_id=shown[row.number].pk,
                )
            )
        ImportRow.objects.bulk_create(report)


def _outlet_key(row: ReadRow) -> str:
    """The host of a row with an address, else ``=`` and the folded name."""
    return row.address.host if row.address else f"={search_key(row.outlet_name)}"


def _likeliest(names: Counter[str], host: str) -> str:
    """The name most rows give, of real names; a host's own when they give it none."""
    real = [(count, name) for name, count in names.items() if search_key(name)]
    real = [(count, name) for count, name in real if not host or not looks_like_host(name)]
    return max(real, key=lambda pair: (pair[0], pair[1]))[1] if real else host


def _with(known: KnownOutlets, outlet: Outlet, host: str) -> KnownOutlets:
    by_host = {**known.by_host, host: outlet.pk} if host else known.by_host
    return KnownOutlets(by_host, {**known.by_key, outlet.search_key: outlet.pk}, known.aliases)
