"""One manuscript of an outside author through its rounds, and what she is paid for it."""

import io
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from xml.sax.saxutils import escape
from zipfile import ZipFile, ZipInfo

from phoihop.demo.case import SAMPLE, article
from phoihop.demo.stage import Event, as_member, programme
from phoihop.law.period import day_of
from phoihop.manuscripts import services
from phoihop.manuscripts.models import AuthorLink, Manuscript, Passage
from phoihop.manuscripts.queries import get_task, open_draft
from phoihop.manuscripts.rules import Verdict
from phoihop.manuscripts.services import Brief, Draft, Submission, Writer
from phoihop.publications.models import Publication
from phoihop.publications.origins import link_publication
from phoihop.royalties import services as royalties
from phoihop.royalties.models import Statement
from phoihop.royalties.queries import unchecked_under
from phoihop.royalties.rules import Group
from phoihop.royalties.services import Grade, Share

CODE = "23"  # the piece that came of it
CLAIM = "bốn mươi vụ"
_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def events() -> Iterable[Event]:
    """From the invitation in September to the statement of the month it appeared."""
    yield Event(date(2017, 9, 5), invite)
    yield Event(date(2017, 9, 18), submit_first)
    yield Event(date(2017, 9, 19), ask_reviewer)
    yield Event(date(2017, 9, 20), show_passage)
    yield Event(date(2017, 9, 21), note_passage)
    yield Event(date(2017, 9, 25), report)
    yield Event(date(2017, 9, 26), return_for_changes)
    yield Event(date(2017, 9, 29), submit_again)
    yield Event(date(2017, 10, 2), accept)
    yield Event(date(2018, 1, 11), link_and_reckon)
    yield Event(date(2018, 1, 12), pay)


def invite(at: datetime) -> None:
    """The desk asks an outside author, who opens the link on her phone."""
    brief = Brief(
        article(CODE).title,
        brief="Bài về một tổ hòa giải làm tốt, có việc thật và số liệu kiểm tra được.",
        genre="reportage",
        least_words=100,
        most_words=400,
        due_on=date(2017, 9, 20),
        programme=programme(),
    )
    _made, plain = services.invite_author(
        brief, name=article(CODE).author, email="tac-gia-mau@example.org",
        by=as_member("bien-tap"), at=at, on=day_of(at),
    )  # fmt: skip
    services.enter_link(plain, at=at)


def submit_first(at: datetime) -> None:
    """She hands in a Word file with a wrong figure in it, and submits."""
    text = article(CODE).text.replace(CLAIM, "năm mươi vụ", 1)
    _submit(text, at)


def submit_again(at: datetime) -> None:
    """The text with the figure put right."""
    _submit(article(CODE).text, at)


def _submit(text: str, at: datetime) -> None:
    manuscript, link = _manuscript(), _link()
    services.hand_in(manuscript, [("bai-mau.docx", _word(text))], by=link, at=at)
    given = Submission(
        title=article(CODE).title,
        abstract="Một tổ hòa giải ở xóm giải quyết mọi vụ việc tại chỗ, và vì sao làm được.",
        writers=[Writer(article(CODE).author, "", "Cộng tác viên (mẫu)")],
        licence="once",
        declared=True,
    )
    services.submit(manuscript, given, by=link, at=at, on=day_of(at))


def ask_reviewer(at: datetime) -> None:
    """The editor asks a colleague, who accepts on the abstract."""
    reviewer = as_member("phong-vien")
    manuscript = _manuscript()
    services.open_round(
        manuscript, [reviewer], by=as_member("bien-tap"), at=at, on=day_of(at),
        due_on=date(2017, 9, 26),
    )  # fmt: skip
    task = get_task(manuscript.ref, 1, seen_by=reviewer)
    services.answer_task(task, True, by=reviewer, at=at)


def show_passage(at: datetime) -> None:
    """One sentence with a figure is shown to the province; nothing else of the text is."""
    version = _manuscript().versions.get(number=1)
    services.show_passage(
        version, services.find_passage(version, "năm mươi vụ"), programme=programme(),
        question="Số vụ trong ba năm có đúng không?", by=as_member("bien-tap"), at=at,
        on=day_of(at), due_on=date(2017, 9, 25),
    )  # fmt: skip


def note_passage(at: datetime) -> None:
    """The province notes an error of fact; the journal decides to change it."""
    passage = Passage.objects.select_related("manuscript", "programme").get()
    words = "Sổ của tổ ghi bốn mươi vụ trong ba năm."
    services.note_error(passage, "fact", words, by=as_member("can-bo"), at=at, on=day_of(at))
    passage.refresh_from_db()
    services.answer_note(
        passage, "changed", "Đề nghị tác giả sửa.", by=as_member("bien-tap"), at=at
    )


def report(at: datetime) -> None:
    """The reviewer recommends small changes."""
    reviewer = as_member("phong-vien")
    task = get_task(_manuscript().ref, 1, seen_by=reviewer)
    services.report_task(
        task, "minor", "Việc thật, kể gọn. Cần dẫn nguồn cho số vụ.", by=reviewer, at=at
    )


def return_for_changes(at: datetime) -> None:
    """Back to the author, with the reason and a day."""
    words = "Xin sửa số vụ theo sổ của tổ hòa giải."
    _decide(Draft(Verdict.MINOR, "sources", words, date(2017, 10, 3)), at)


def accept(at: datetime) -> None:
    """The chief accepts as the editor drafted."""
    _decide(Draft(Verdict.ACCEPT, "fit", "Cảm ơn tác giả."), at)


def _decide(draft: Draft, at: datetime) -> None:
    manuscript = _manuscript()
    services.propose_decision(manuscript, draft, by=as_member("bien-tap"), at=at, on=day_of(at))
    proposed = open_draft(manuscript)
    assert proposed is not None
    services.decide(proposed, by=as_member("lanh-dao-b"), at=at, on=day_of(at))


def link_and_reckon(at: datetime) -> None:
    """The piece is in the list of the year: it came of this text, and is graded."""
    manuscript, author = _manuscript(), article(CODE).author
    rows = Publication.objects.filter(work__title=article(CODE).title, origin__isnull=True)
    piece = rows.select_related("work").order_by("published_on", "pk")[0]
    link_publication(manuscript, piece, by=as_member("bien-tap"), at=at, on=day_of(at))
    accountant = as_member("ke-toan-b")
    grade = Grade(Decimal("16.5"), Group.LONG)
    [made] = royalties.reckon(
        piece, grade, [Share(author)], by=accountant, at=at, manuscript=manuscript
    )
    month = made.published_on
    royalties.draw_up(made.payee, month.year, month.month, by=accountant, at=at, on=day_of(at))


def pay(at: datetime) -> None:
    """The norms are held against their papers, the statement is approved and paid the same day."""
    statement = Statement.objects.select_related("payee").get()
    for norm in unchecked_under(statement):
        document = f"Bản in của phòng Hành chính, {SAMPLE}"
        accountant = as_member("ke-toan-b")
        royalties.check_norm(norm, document=document, by=accountant, at=at, on=day_of(at))
    royalties.approve(statement, by=as_member("lanh-dao-b"), at=at)
    royalties.pay(statement, on=day_of(at), by=as_member("ke-toan-b"), at=at)


def _manuscript() -> Manuscript:
    return Manuscript.objects.select_related("publisher", "programme").get(ref="BT-2017-01")


def _link() -> AuthorLink:
    return AuthorLink.objects.select_related("manuscript").get(manuscript__ref="BT-2017-01")


def _word(text: str) -> bytes:
    """A Word file of these paragraphs; the same text gives the same bytes."""
    body = "".join(
        f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.split("\n") if line
    )
    out = io.BytesIO()
    with ZipFile(out, "w") as made:
        made.writestr(ZipInfo("[Content_Types].xml"), "<Types/>")
        document = f'<w:document xmlns:w="{_SPACE}"><w:body>{body}</w:body></w:document>'
        made.writestr(ZipInfo("word/document.xml"), document)
    return out.getvalue()
