"""What points from a piece to a line, in words people can check."""

from datetime import date

import pytest
from django.utils import translation

from phoihop.law.period import PartialDate, Period
from phoihop.parties.models import Member
from phoihop.programmes.models import (
    Line,
    Obligation,
    Programme,
    ReferenceDocument,
    Theme,
    ThemeReference,
)
from phoihop.publications import services
from phoihop.publications.matching.documents import DocumentKey
from phoihop.publications.matching.matcher import Matcher
from phoihop.publications.matching.profiles import (
    DocumentLink,
    ProgrammeProfile,
    ThemeProfile,
    Told,
)
from phoihop.publications.models import Match
from phoihop.publications.rules import Delivered, Demand
from phoihop.publications.suggestions import NOTHING, Reason, Shown, Target, best, shown_by
from phoihop.publications.wording import reason_text
from tests.fixtures import NOON
from tests.publications.conftest import MakePiece

MAY_19 = PartialDate(date(2017, 5, 19))
PARTY = ThemeProfile(1, "T1", ("xây dựng Đảng",))
DIRECTIVE_05 = DocumentKey(
    "directive", "05", "05-CT/TW", "Bộ Chính trị", issued_on=date(2016, 5, 15)
)
DIRECTIVE = ThemeProfile(2, "T4", documents=(DocumentLink("05-CT/TW", DIRECTIVE_05),))
MATCHER = Matcher([ProgrammeProfile("CT-MẪU", frozenset(), None, (PARTY, DIRECTIVE))])
PIECE = Delivered(MAY_19, 900, "article", 7, "vi", by_institution=False)
YEAR = Demand(Period(date(2017, 3, 15), date(2017, 12, 31)))


def shown(title: str, body: str = "", published: PartialDate = MAY_19) -> Shown:
    return shown_by(Told(title, body, published), MATCHER)


def found(title: str, published: PartialDate = MAY_19) -> set[int]:
    return set(shown(title, published=published).themes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Công tác xây dựng Đảng ở xã Mẫu", {1}),
        ("CÔNG TÁC XÂY DỰNG ĐẢNG", {1}),
        ("cong tac xay dung dang o xa mau", {1}),  # written without marks
        ("Xây dựng dáng vóc mới", set()),  # folds alike, says something else
        ("Học tập theo Chỉ thị số 05 – CT/TW", {2}),
        ("Chỉ thị 105-CT/TW", set()),
        ("Xây dựng đảngg", set()),
    ],
)
def test_themes_are_found_by_their_phrases_and_documents(text: str, expected: set[int]) -> None:
    assert found(text) == expected


def test_a_document_points_to_a_theme_only_while_the_theme_leans_on_it() -> None:
    assert found("Chỉ thị 05-CT/TW", published=PartialDate(date(2015, 1, 1))) == set()
    assert found("Chỉ thị 05-CT/TW", published=PartialDate.of_year(2016)) == {2}


def test_the_sentence_that_shows_it_comes_along() -> None:
    body = "Mở đầu. Xã Mẫu coi trọng xây dựng Đảng! Kết thúc."
    (reason,) = shown("Chuyện xã Mẫu", body).themes[1]

    assert reason.sentence == "Xã Mẫu coi trọng xây dựng Đảng!"
    assert reason.facts == {"theme": "T1", "words": "xây dựng Đảng"}


def test_the_line_with_more_reasons_is_suggested_and_contradictions_never() -> None:
    seen = shown("Xây dựng Đảng")
    plain = Target(1, 1, "HĐ-2017-01", YEAR, frozenset({1}))
    closer = Target(2, 2, "HĐ-2017-01", YEAR, frozenset({1}), topic_titles=(("ĐT-1", "xay dung"),))
    photos = Target(3, 3, "HĐ-2017-01", Demand(YEAR.period, genre="photo"), frozenset({1}))
    other_theme = Target(4, 4, "HĐ-2017-01", YEAR, frozenset({9}))

    suggested = best(PIECE, "xay dung", [plain, closer, photos, other_theme], seen)

    assert [one.target.line_id for one in suggested] == [2]
    assert {reason.code for reason in suggested[0].reasons} == {"topic", "theme_phrase", "date"}
    assert best(PIECE, "", [other_theme], seen) == []
    assert [
        one.target.line_id
        for one in best(PIECE, "", [other_theme], NOTHING, listed_for="HĐ-2017-01")
    ] == [4]


def test_a_piece_about_another_province_fulfils_nothing_here_unless_people_listed_it() -> None:
    here = Matcher([ProgrammeProfile("CT-MẪU", frozenset({"Thái Nguyên"}), None, (PARTY,))])
    for title, themes, general in [
        ("Thái Nguyên xây dựng Đảng", {1}, ["place"]),
        ("Hà Giang xây dựng Đảng", set(), []),
    ]:
        seen = shown_by(Told(title, "", MAY_19), here)
        assert (set(seen.themes), [one.code for one in seen.general]) == (themes, general)
    assert set(shown_by(Told("Hà Giang xây dựng Đảng"), here, trusted=True).themes) == {1}


def test_a_hint_at_the_genre_helps_where_nobody_named_it() -> None:
    target = Target(1, 1, "HĐ-2017-01", Demand(YEAR.period, genre="interview"), frozenset({1}))
    unnamed = Delivered(MAY_19, 900, "", 7, "vi", by_institution=False)

    (suggested,) = best(unnamed, "", [target], shown("Phỏng vấn về xây dựng Đảng"))

    assert Reason("genre_hint", {"genre": "interview", "words": "Phỏng vấn"}) in suggested.reasons


@pytest.fixture
def marked_theme(programme: Programme) -> Theme:
    theme = programme.themes.get()
    theme.phrases = ["cách làm hay"]
    theme.save()
    document = ReferenceDocument.objects.create(
        ref="ct-05", kind="directive", symbol="05-CT/TW", issuer="Mẫu", title="Mẫu", search_key="x"
    )
    ThemeReference.objects.create(theme=theme, document=document)
    return theme


def test_pieces_of_the_house_are_proposed_once_and_show_to_the_other_side(
    make_piece: MakePiece,
    line: Line,
    publish_duty: Obligation,
    marked_theme: Theme,
    editor: Member,
    officer: Member,
    programme: Programme,
) -> None:
    make_piece(1)
    make_piece(2, title="Thể thao cuối tuần")
    make_piece(3, held_by=officer.organisation)
    make_piece(4, published_on=date(2018, 2, 1))

    assert services.suggest_matches(programme, by=editor, at=NOON) == 1
    assert services.suggest_matches(programme, by=editor, at=NOON) == 0

    match = Match.objects.get()
    assert (match.work.ref, match.line, match.state) == ("TP-2017-0001", line, "proposed")
    assert [reason["code"] for reason in match.reasons] == ["theme_phrase", "date"]
    services.confirm_match(match, by=officer, at=NOON)
    assert list(match.work.themes.all()) == [marked_theme]


def test_a_refused_line_is_never_proposed_again(
    make_piece: MakePiece, line: Line, marked_theme: Theme, editor: Member, programme: Programme
) -> None:
    make_piece(1)
    services.suggest_matches(programme, by=editor, at=NOON)
    services.refuse_match(Match.objects.get(), by=editor, at=NOON)

    assert services.suggest_matches(programme, by=editor, at=NOON) == 0
    assert Match.objects.get().state == "refused"


def test_reasons_speak_both_languages() -> None:
    reason = {"code": "document", "facts": {"theme": "T4", "words": "05-CT/TW"}}
    with translation.override("vi"):
        assert reason_text(reason) == "Dẫn văn bản 05-CT/TW của nội dung T4"
    with translation.override("en"):
        assert reason_text(reason) == "Cites the document 05-CT/TW of theme T4"
