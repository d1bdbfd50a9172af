"""What people fill in: authors, editors, reviewers, the chief, an institution."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from phoihop.manuscripts.models import Manuscript
from phoihop.manuscripts.rules import REASONS, CommentKind, Licence, NoteKind, Outcome, Verdict
from phoihop.manuscripts.services import Submission, Writer
from phoihop.manuscripts.wording import (
    COMMENT_KINDS,
    LICENCES,
    NOTE_KINDS,
    OUTCOMES,
    REASON_LABELS,
    VERDICTS,
)
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Assignment, Deed, Topic
from phoihop.programmes.models import Programme
from phoihop.programmes.rules import Genre
from phoihop.programmes.wording import GENRES
from phoihop.ui.fields import DayField


def day_field(label: Any, *, required: bool = False, help_text: Any = "") -> DayField:
    """A day, with the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return DayField(label=label, required=required, widget=widget, help_text=help_text)


def words_field(label: Any, *, rows: int = 3, required: bool = False, **more: Any) -> Any:
    """Running text."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, widget=widget, **more)


class SeveralFilesInput(forms.ClearableFileInput):
    """A file chooser that takes several at once; a phone offers its camera."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One or more files."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Each file by itself."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(SeveralFilesField, self).clean(one, initial) for one in given]


class FilesForm(forms.Form):
    """Files of the coming version."""

    files = SeveralFilesField(  # type: ignore[assignment]  # the field's name in the request
        label=_("Tệp bản thảo, ảnh chụp trang hoặc ảnh minh họa"),
        help_text=_("DOCX, PDF, JPEG, PNG, WebP; mỗi tệp tối đa 20 MB. Có thể thêm nhiều lần."),
        widget=SeveralFilesInput(attrs={"accept": ".docx,.pdf,image/jpeg,image/png,image/webp"}),
    )
    as_pictures = forms.BooleanField(
        label=_("Ảnh trong lần này là ảnh minh họa, không phải ảnh chụp trang"), required=False
    )


class CaptionForm(forms.Form):
    """What a picture shows, and who took it."""

    caption = forms.CharField(label=_("Chú thích"), max_length=600, required=False)
    credit = forms.CharField(label=_("Người chụp"), max_length=160, required=False)


class SubmissionForm(forms.Form):
    """What an author says with the text; everything but the files."""

    title = forms.CharField(label=_("Tên bài"), max_length=300)
    abstract = words_field(
        _("Tóm tắt"),
        required=True,
        help_text=_("Vài dòng: bài viết về nội dung gì, dựa trên thực tiễn nào."),
    )
    name = forms.CharField(label=_("Họ tên tác giả"), max_length=120)
    office = forms.CharField(
        label=_("Chức danh, đơn vị (như khi in)"), max_length=300, required=False
    )
    others = words_field(
        _("Đồng tác giả"), rows=2, help_text=_("Mỗi người một dòng: họ tên; đơn vị.")
    )
    licence = forms.ChoiceField(
        label=_("Quyền cho tòa soạn"),
        choices=[(one.value, LICENCES[one]) for one in Licence],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Lời nhắn"), max_length=600, required=False)
    declared = forms.BooleanField(
        label=_(
            "Tôi cam đoan bài do các tác giả trên viết, chưa đăng ở đâu, không có nội dung thuộc "
            "bí mật nhà nước."
        )
    )

    def submission(self) -> Submission:
        """What was filled in, as the verb takes it."""
        given = self.cleaned_data
        first = Writer(given["name"], "", given["office"])
        others = [
            Writer(name.strip(), "", office.strip())
            for name, _semicolon, office in (
                line.partition(";") for line in given["others"].splitlines() if line.strip()
            )
        ]
        return Submission(
            title=given["title"],
            abstract=given["abstract"],
            writers=(first, *others),
            licence=given["licence"],
            declared=given["declared"],
            note=given["note"],
        )

    @classmethod
    def of(cls, manuscript: Manuscript) -> "SubmissionForm":
        """The form with what is known already."""
        authors = list(manuscript.authors.all())
        first = authors[0] if authors else None
        return cls(
            initial={
                "title": manuscript.title,
                "abstract": manuscript.abstract,
                "name": first.name if first else "",
                "office": first.office if first else "",
                "others": "\n".join(f"{one.name}; {one.office}" for one in authors[1:]),
                "licence": manuscript.licence or Licence.ONCE.value,
            }
        )


class BriefForm(forms.Form):
    """What is asked for."""

    title = forms.CharField(label=_("Đề tài hoặc tên bài"), max_length=300)
    brief = words_field(_("Yêu cầu"))
    genre = forms.ChoiceField(
        label=_("Thể loại"),
        required=False,
        choices=[("", "–"), *((genre.value, GENRES[genre]) for genre in Genre)],
    )
    least_words = forms.IntegerField(label=_("Ít nhất (chữ)"), min_value=1, required=False)
    most_words = forms.IntegerField(label=_("Nhiều nhất (chữ)"), min_value=1, required=False)
    due_on = day_field(_("Hạn của tác giả"))
    programme = forms.ModelChoiceField(
        label=_("Trong chương trình"),
        queryset=Programme.objects.none(),
        required=False,
        to_field_name="ref",
    )
    topic = forms.ModelChoiceField(
        label=_("Đề tài trong kế hoạch"),
        queryset=Topic.objects.none(),
        required=False,
        to_field_name="ref",
    )

    def __init__(self, *args: Any, programmes: Any, topics: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "programme", programmes, lambda one: f"{one.ref} · {one.title}")
        _choose(self, "topic", topics, lambda one: f"{one.ref} · {one.title}")


class InviteForm(BriefForm):
    """An outside author is asked."""

    name = forms.CharField(label=_("Họ tên tác giả"), max_length=120)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    field_order = ("name", "email", "title", "brief")


class AssignmentForm(forms.Form):
    """Which assignment a text answers."""

    assignment = forms.ModelChoiceField(
        label=_("Phân công"), queryset=Assignment.objects.none(), to_field_name="ref"
    )

    def __init__(self, *args: Any, assignments: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "assignment", assignments, _assigned)


class OutsideForm(forms.Form):
    """Somebody without an account is asked to review."""

    name = forms.CharField(label=_("Họ tên người phản biện"), max_length=120)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)


class PrepareForm(BriefForm):
    """An institution begins a text of its own people."""

    publisher = forms.ModelChoiceField(
        label=_("Gửi đến"), queryset=Organisation.objects.none(), to_field_name="ref"
    )
    name = forms.CharField(label=_("Tác giả (như khi in)"), max_length=120)
    deed = forms.ModelChoiceField(
        label=_("Thực hiện cam kết viết bài"),
        queryset=Deed.objects.none(),
        required=False,
        to_field_name="ref",
    )
    field_order = ("publisher", "name", "title", "brief")

    def __init__(self, *args: Any, publishers: Any, deeds: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["topic"]
        _choose(self, "publisher", publishers, _organisation_name)
        _choose(self, "deed", deeds, lambda one: f"{one.ref} · {one.title}")


class VersionForm(forms.Form):
    """The desk's own version."""

    text = words_field(_("Nội dung bài"), rows=12)
    file = forms.FileField(label=_("Hoặc tệp DOCX, PDF"), required=False)
    note_words = forms.CharField(label=_("Đã sửa những gì"), max_length=600, required=False)
    for_author = forms.BooleanField(label=_("Cho tác giả xem phiên bản này"), required=False)


class CommentForm(forms.Form):
    """A remark on a passage."""

    quote = words_field(
        _("Đoạn"), rows=2, required=True, help_text=_("Chép nguyên văn từ bài ở trên.")
    )
    kind = forms.ChoiceField(
        label=_("Về"), choices=[(one.value, COMMENT_KINDS[one]) for one in CommentKind]
    )
    text = words_field(_("Nhận xét"), required=True)
    for_author = forms.BooleanField(label=_("Cho tác giả xem"), required=False)


class RoundForm(forms.Form):
    """Who is asked, and until when."""

    reviewers = forms.ModelMultipleChoiceField(
        label=_("Người phản biện"),
        queryset=Member.objects.none(),
        to_field_name="ref",
        widget=forms.CheckboxSelectMultiple,
    )
    due_on = day_field(_("Hạn nhận xét"))

    def __init__(self, *args: Any, reviewers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "reviewers", reviewers, lambda one: one.display_name)


class DecisionForm(forms.Form):
    """A decision as drafted."""

    verdict = forms.ChoiceField(
        label=_("Kết luận"), choices=[(one.value, VERDICTS[one]) for one in Verdict]
    )
    reason = forms.ChoiceField(
        label=_("Lý do"),
        required=False,
        choices=[
            ("", "–"),
            *(
                (VERDICTS[verdict], [(code, REASON_LABELS[code]) for code in codes])
                for verdict, codes in REASONS.items()
            ),
        ],
    )
    words = words_field(_("Lời gửi tác giả"))
    author_due_on = day_field(_("Hạn tác giả sửa"))
    override_reason = forms.CharField(
        label=_("Lý do tự quyết định bài của mình (hiện cho mọi người)"),
        max_length=600,
        required=False,
    )

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not own:
            del self.fields["override_reason"]


class WhyForm(forms.Form):
    """A reason in words."""

    why = forms.CharField(label=_("Lý do"), max_length=600)


class RightsForm(forms.Form):
    """What the author granted."""

    licence = forms.ChoiceField(
        label=_("Quyền cho tòa soạn"), choices=[(one.value, LICENCES[one]) for one in Licence]
    )
    note_words = forms.CharField(label=_("Ghi chú"), max_length=600, required=False)


class PassageForm(forms.Form):
    """A passage to be shown to an institution, and what it is asked."""

    quote = words_field(_("Đoạn"), rows=2, required=True, help_text=_("Chép nguyên văn từ bài."))
    programme = forms.ModelChoiceField(
        label=_("Cho bên A của chương trình"),
        queryset=Programme.objects.none(),
        to_field_name="ref",
    )
    question = forms.CharField(label=_("Cần kiểm tra điều gì"), max_length=600)
    due_on = day_field(_("Hạn góp ý"), help_text=_("Quá hạn không có ý kiến thì coi là đồng ý."))

    def __init__(self, *args: Any, programmes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self, "programme", programmes, lambda one: f"{one.ref} · {one.title}")


class NoteForm(forms.Form):
    """An error of fact, law or safety; nothing on tone."""

    kind = forms.ChoiceField(
        label=_("Loại sai sót"),
        choices=[(one.value, NOTE_KINDS[one]) for one in NoteKind],
        widget=forms.RadioSelect,
    )
    words = words_field(_("Sai ở đâu, đúng là gì, theo nguồn nào"), required=True, max_length=1000)


class OutcomeForm(forms.Form):
    """What the publisher made of a note."""

    outcome = forms.ChoiceField(
        label=_("Quyết định của tòa soạn"),
        choices=[(one.value, OUTCOMES[one]) for one in Outcome],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=_("Giải thích"), max_length=1000, required=False)


class ReportForm(forms.Form):
    """What a reviewer recommends, and why."""

    recommendation = forms.ChoiceField(
        label=_("Đề nghị của người phản biện"),
        choices=[(one.value, VERDICTS[one]) for one in Verdict],
    )
    report = words_field(_("Nhận xét"), rows=8, required=True)


def _assigned(one: Assignment) -> str:
    return f"{one.ref} · {one.topic.title} · {one.assignee.display_name}"


def _choose(form: forms.Form, name: str, rows: Any, told: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows
    field.label_from_instance = told  # type: ignore[method-assign]


def _organisation_name(one: Organisation) -> str:
    names: Iterable[Any] = one.names.all()
    return next((name.text for name in names if name.kind == "official"), one.ref)
