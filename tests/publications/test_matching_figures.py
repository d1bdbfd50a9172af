"""How well real pieces are matched. Needs the measuring data beside the checkout."""

import pytest
from benchmarks.matching import DATA, counts, judged, made_articles, made_programmes, records

from phoihop.publications.matching.matcher import Matcher


def test_place_and_themes_of_real_pieces() -> None:
    if not (DATA / "articles.jsonl").is_file():
        pytest.skip("needs ../shared/data, which is absent")
    told = counts(judged(records()))

    assert told["place"].f1 >= 0.97
    assert told["T1-T6"].f1 >= 0.85


def test_a_thousand_programmes_give_what_each_gives_alone() -> None:
    programmes = made_programmes(60)
    together = Matcher(programmes)
    alone = [Matcher([one]) for one in programmes]
    for article in made_articles(20):
        found = {
            one.programme.ref: [theme.theme.code for theme in one.themes]
            for one in together.match(article)
        }
        apart = {
            one.programme.ref: [theme.theme.code for theme in one.themes]
            for matcher in alone
            for one in matcher.match(article)
        }
        assert found == apart
