"""What people fill in about pieces."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phoihop.engines.vietnamese.dates import parse_date
from phoihop.law.period import PartialDate
from phoihop.law.refusal import Refusal
from phoihop.planning.models import Deed, Topic
from phoihop.press.models import Outlet
from phoihop.programmes.models import Instrument, Line, Obligation
from phoihop.programmes.wording import GENRES
from phoihop.publications.pieces import LONGEST_ADDRESS, LONGEST_AUTHORS, Appearance, Piece

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

ANY = [("", _("Không chọn"))]


class PartialDateField(forms.CharField):
    """A day, a month or a year as people write them; cleans to ``PartialDate`` or ``None``."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(max_length=40, **settings)

    def clean(self, value: Any) -> Any:
        """Read the text.

        Raises:
            ValidationError: when it is no date.
        """
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_date(text)
        except Refusal:
            raise forms.ValidationError(
                _("Không đọc được ngày này. Xin ghi như 19-5-2017, 5-2017 hoặc 2017.")
            ) from None


class PlaceForm(forms.Form):
    """Where and when a piece appeared: on the web, in print, or on the air."""

    address = forms.CharField(
        label=_("Địa chỉ trang"),
        required=False,
        max_length=LONGEST_ADDRESS,
        help_text=_("Với bài trên mạng. Cơ quan báo chí được nhận ra theo địa chỉ."),
    )
    outlet = forms.ModelChoiceField(
        label=_("Cơ quan báo chí"),
        queryset=Outlet.objects.order_by("sort_key"),
        to_field_name="ref",
        required=False,
        help_text=_("Cần chọn với bản in và buổi phát."),
    )
    issue = forms.CharField(label=_("Số báo"), required=False, max_length=60)
    page = forms.CharField(label=_("Trang báo"), required=False, max_length=30)
    broadcast_title = forms.CharField(label=_("Chương trình phát"), required=False, max_length=200)
    broadcast_minute = forms.CharField(
        label=_("Thời điểm phát"), required=False, max_length=12, help_text=_("Ví dụ: 19:05")
    )
    published = PartialDateField(
        label=_("Ngày đăng, phát"),
        required=False,
        help_text=_("19-5-2017; chỉ biết tháng thì 5-2017, chỉ biết năm thì 2017."),
    )

    @property
    def told(self) -> Appearance:
        """What was filled in; only of a valid form."""
        given = self.cleaned_data
        names = ("address", "issue", "page", "broadcast_title", "broadcast_minute", "published")
        return Appearance(**{name: given[name] for name in names})


class PieceForm(PlaceForm):
    """A work together with its first publication."""

    title = forms.CharField(label=_("Tên tác phẩm"), max_length=500)
    author_line = forms.CharField(
        label=_("Tác giả, như in trên bài"), required=False, max_length=LONGEST_AUTHORS
    )
    genre = forms.ChoiceField(label=_("Thể loại"), required=False, choices=[])
    body = forms.CharField(
        label=_("Toàn văn"), required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    by_institution = forms.BooleanField(label=_("Do người của bên A viết"), required=False)
    field_order = ("title", "author_line", "genre", "published", "address", "outlet")

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        genre = self.fields["genre"]
        assert isinstance(genre, forms.ChoiceField)
        genre.choices = [*ANY, *((one.value, label) for one, label in GENRES.items())]

    @property
    def piece(self) -> Piece:
        """The work as filled in; only of a valid form."""
        names = ("title", "author_line", "genre", "body", "by_institution")
        return Piece(**{name: self.cleaned_data[name] for name in names})


class DayForm(forms.Form):
    """The exact day of a publication of which less was known."""

    published = PartialDateField(label=_("Ngày đăng, phát"))

    def clean_published(self) -> PartialDate:
        """The date."""
        day: PartialDate = self.cleaned_data["published"]
        return day


class ListForm(forms.Form):
    """A file to bring in."""

    file = forms.FileField(
        label=_("Tệp danh sách"),
        help_text=_("XLSX, CSV hoặc JSONL; dòng đầu là tên cột, ít nhất có Tiêu đề và Địa chỉ."),
    )
    instrument = forms.ModelChoiceField(
        label=_("Đề xuất khớp vào"),
        queryset=Instrument.objects.none(),
        to_field_name="ref",
        required=False,
        help_text=_("Nếu không chọn, chỉ cơ quan mình thấy danh sách."),
    )

    def __init__(self, *args: Any, instruments: QuerySet[Instrument], **settings: Any) -> None:
        super().__init__(*args, **settings)
        field = self.fields["instrument"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = instruments


class ByHandForm(forms.Form):
    """Which line or duty of which programme a work fulfils."""

    duty = forms.ChoiceField(label=_("Dòng hoặc nghĩa vụ"))

    def __init__(
        self, *args: Any, duties: "Sequence[tuple[str, StrOrPromise]]", **settings: Any
    ) -> None:
        super().__init__(*args, **settings)
        duty = self.fields["duty"]
        assert isinstance(duty, forms.ChoiceField)
        duty.choices = list(duties)


class DecisionForm(forms.Form):
    """What comes along with a decision on a match: its topic or deed, or the reason."""

    topic = forms.ModelChoiceField(
        queryset=Topic.objects.none(), to_field_name="ref", required=False
    )
    deed = forms.ModelChoiceField(queryset=Deed.objects.none(), to_field_name="ref", required=False)
    reason = forms.CharField(required=False, max_length=600)

    def __init__(
        self, *args: Any, topics: QuerySet[Topic], deeds: QuerySet[Deed], **settings: Any
    ) -> None:
        super().__init__(*args, **settings)
        for name, rows in (("topic", topics), ("deed", deeds)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = rows


class FilterForm(forms.Form):
    """Which matches of a programme a page shows."""

    state = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[("", _("Tất cả")), ("proposed", _("Chờ quyết định")), ("confirmed", _("Đã khớp"))],
    )
    line = forms.ModelChoiceField(
        label=_("Dòng hợp đồng"),
        queryset=Line.objects.none(),
        required=False,
        empty_label=_("Mọi dòng"),
    )
    theme = forms.ChoiceField(label=_("Theo nội dung"), required=False, choices=[])

    def __init__(
        self,
        *args: Any,
        lines: QuerySet[Line],
        themes: "Sequence[tuple[str, StrOrPromise]]",
        **settings: Any,
    ) -> None:
        super().__init__(*args, **settings)
        line, theme = self.fields["line"], self.fields["theme"]
        assert isinstance(line, forms.ModelChoiceField)
        assert isinstance(theme, forms.ChoiceField)
        line.queryset = lines
        line.label_from_instance = line_label  # type: ignore[method-assign, assignment]
        theme.choices = [("", _("Mọi nội dung")), *themes]


def line_label(line: Line) -> str:
    """``HĐ-2017-01/1 Bài về cách làm hay``; needs the instrument at hand."""
    return f"{line.instrument.ref}/{line.code} {line.description[:60]}"


def duty_label(duty: Obligation) -> str:
    """``B1 Đăng bài về cách làm hay``."""
    return f"{duty.code} {duty.text[:60]}"
