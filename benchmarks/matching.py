"""How well pieces are matched to themes, and how fast against many programmes at once.

Run from the checkout: ``python benchmarks/matching.py``. The first table needs the measuring data
beside the checkout; the second makes its own articles and programmes when they are absent.
"""

import json
import os
import random
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from phoihop.engines.vietnamese.dates import parse_date  # noqa: E402
from phoihop.engines.vietnamese.gazetteer import provinces  # noqa: E402
from phoihop.law.period import PartialDate  # noqa: E402
from phoihop.law.refusal import Refusal  # noqa: E402
from phoihop.publications.matching.documents import DocumentKey  # noqa: E402
from phoihop.publications.matching.matcher import Matcher  # noqa: E402
from phoihop.publications.matching.profiles import (  # noqa: E402
    DocumentLink,
    ProgrammeProfile,
    ThemeProfile,
    Told,
)
from phoihop.publications.programme_files import founding_values, profile_of_file  # noqa: E402

DATA = Path(os.environ.get("PHOIHOP_SHARED", ROOT.parent / "shared")) / "data"
JUDGED = ("1", "2", "3")
THEMES = ("T1", "T2", "T3", "T4", "T5", "T6")
PROVINCE = "Thái Nguyên"
SIZES = (1, 100, 1000)
THEMES_EACH = 20
_TOPICS = (
    "vùng chè", "rừng phòng hộ", "lúa đặc sản", "trường nội trú", "bệnh viện huyện", "làng nghề",
    "du lịch cộng đồng", "thủy lợi nhỏ", "chợ phiên", "khuyến nông", "nhà văn hóa", "nước sạch",
)  # fmt: skip
_DEEDS = ("phát triển", "bảo vệ", "xây dựng", "đổi mới", "quản lý", "mở rộng", "khôi phục")
_FILLER = (
    "Buổi sáng bà con ra đồng từ sớm, tiếng cười nói rộn cả một góc xóm.",
    "Ông Mẫu kể rằng mùa trước mưa nhiều, đường trơn, xe không lên được tới nơi.",
    "Con số ấy được ghi lên bảng ở nhà sinh hoạt để ai đi qua cũng đọc được.",
)


@dataclass
class Counts:
    """Hits, false finds and misses."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)

    def add(self, found: set[str], labelled: set[str]) -> None:
        """Count one record."""
        self.hits += len(found & labelled)
        self.false += len(found - labelled)
        self.missed += len(labelled - found)


def records(path: Path = DATA / "articles.jsonl") -> list[dict[str, Any]]:
    """The judged records. Raises FileNotFoundError when the data are absent."""
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [row for row in rows if str(row["group"]) in JUDGED]


def told(row: dict[str, Any]) -> Told:
    """A record as the matcher takes it; a day that nobody can read is unknown."""
    return Told(row["title"], row["text"], _day(row["published"]))


def _day(text: str | None) -> PartialDate | None:
    try:
        return parse_date(text) if text else None
    except Refusal:
        return None


def judged(rows: list[dict[str, Any]]) -> list[tuple[set[str], set[str], set[str], set[str]]]:
    """Per record: themes found, themes labelled, places found, places labelled."""
    matcher = Matcher([profile_of_file(founding_values())])
    found = []
    for row in rows:
        reading = matcher.read(told(row))
        themes = {one.theme.code for one in matcher.themes_of(reading)}
        labelled = set(row["themes"]) & set(THEMES)
        found.append((themes, labelled, set(reading.places), set(row["place"])))
    return found


def counts(results: list[tuple[set[str], set[str], set[str], set[str]]]) -> dict[str, Counts]:
    """Counts of each theme, of all of them, and of the programme's province against the rest."""
    told = {name: Counts() for name in (*THEMES, "T1-T6", "place")}
    for themes, labelled, places, named in results:
        for code in THEMES:
            told[code].add(themes & {code}, labelled & {code})
        told["T1-T6"].add(themes, labelled)
        told["place"].add(places & {PROVINCE}, named & {PROVINCE})
    return told


def interval(
    results: list[tuple[set[str], set[str], set[str], set[str]]], name: str, *, draws: int = 1000
) -> tuple[float, float]:
    """A 95 % bootstrap interval of F1 over the records."""
    chance = random.Random(4)
    drawn = sorted(counts(chance.choices(results, k=len(results)))[name].f1 for _ in range(draws))
    return drawn[int(0.025 * draws)], drawn[int(0.975 * draws)]


def made_programmes(count: int) -> list[ProgrammeProfile]:
    """Programmes of all provinces with themes of their own; half of the phrases are shared."""
    chance = random.Random(count)
    homes = [province.name for province in provinces(date(2020, 1, 1))]
    return [
        ProgrammeProfile(
            f"CT-{number:04d}",
            frozenset({homes[number % len(homes)]}),
            None,
            tuple(_made_theme(place, number, chance) for place in range(THEMES_EACH)),
        )
        for number in range(count)
    ]


def _made_theme(place: int, number: int, chance: random.Random) -> ThemeProfile:
    shared = [f"{chance.choice(_DEEDS)} {chance.choice(_TOPICS)}" for _ in range(3)]
    own = [f"{one} {chance.choice(_TOPICS)} {number}" for one in shared]
    symbol = f"{chance.randint(1, 90):02d}-NQ/TW"
    key = DocumentKey("resolution", symbol[:2], symbol, "Bộ Chính trị", frozenset({"XII"}))
    cues = ("good_practice", "model_example") if place == 0 else ()
    documents = (DocumentLink(symbol, key),)
    return ThemeProfile(place, f"N{place}", (*shared, *own), cues, documents)


def made_articles(count: int = 300, *, characters: int = 2450) -> list[Told]:
    """Articles of about the length of real ones, each about a province."""
    chance = random.Random(7)
    homes = [province.name for province in provinces(date(2020, 1, 1))]
    made = []
    for number in range(count):
        home, sentences, length = chance.choice(homes), [], 0
        while length < characters:
            one = chance.choice(_FILLER)
            if chance.random() < 0.08:
                one = (
                    f"Năm nay tỉnh {home} {chance.choice(_DEEDS)} {chance.choice(_TOPICS)} theo "
                    f"Nghị quyết số {chance.randint(1, 90):02d}-NQ/TW, bà con phấn khởi."
                )
            sentences.append(one)
            length += len(one)
        made.append(Told(f"Chuyện làm ăn ở {home} số {number}", " ".join(sentences), None))
    return made


def speed(programmes: int, articles: list[Told]) -> tuple[float, float]:
    """Articles a second of processor time, and programmes found for an article on the average."""
    matcher = Matcher(made_programmes(programmes))
    for one in articles[:20]:
        matcher.match(one)
    started, found = time.process_time(), 0
    for one in articles:
        found += len(matcher.match(one))
    return len(articles) / (time.process_time() - started), found / len(articles)


def main() -> None:
    """Print both tables."""
    try:
        rows = records()
    except FileNotFoundError:
        print("themes and places: need ../shared/data, which is absent")
        articles = []
    else:
        results = judged(rows)
        print(f"{len(rows)} judged records\n| | labelled | F1 | 95 % | hits | false | missed |")
        for name, one in counts(results).items():
            low, high = interval(results, name)
            labelled = one.hits + one.missed
            print(
                f"| {name} | {labelled} | {one.f1:.3f} | {low:.2f}-{high:.2f} "
                f"| {one.hits} | {one.false} | {one.missed} |"
            )
        articles = [told(row) for row in rows]
    groups = {"made": made_articles(), "real": articles}
    print(f"\n| articles | programmes x {THEMES_EACH} themes | articles/s | programmes each |")
    for name, group in groups.items():
        for size in SIZES if group else ():
            rate, found = speed(size, group)
            print(f"| {name} | {size} | {rate:.0f} | {found:.1f} |")


if __name__ == "__main__":
    main()
