"""Forms made from the records of a programme file: one set of fields and checks for both doors."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from phoihop.engines.plainfiles import Choice, Day, Field, Flag, ListOf, Mistake, Reading, Record
from phoihop.engines.plainfiles.mistakes import Path
from phoihop.engines.plainfiles.tree import Items, Keys, Node, Scalar
from phoihop.parties.services import MistakesFound
from phoihop.programmes.form_words import CHOICES, FIELDS
from phoihop.programmes.mistake_sentences import MISTAKES, mistake_sentence
from phoihop.programmes.rules import AnnexReason, Capacity
from phoihop.programmes.wording import ANNEX_REASONS, CAPACITIES, COUNTER_REASONS, DOCUMENT_FATES
from phoihop.ui.fields import DayField

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

THEME_REASONS = (AnnexReason.DOCUMENT_SUPERSEDED, AnnexReason.MISTAKE, AnnexReason.OTHER)
LONG = range(301, 10_000)  # texts of so many characters get a box of several lines
Names = Mapping[str, Sequence[tuple[str, object]]]
Given = TypeVar("Given")


def told(act: Callable[[], Given], tell: Callable[[MistakesFound], None]) -> Given | None:
    """What ``act`` gives; when it finds mistakes, ``tell`` shows them and there is nothing."""
    try:
        return act()
    except MistakesFound as found:
        tell(found)
        return None


class UploadForm(forms.Form):
    """A programme file."""

    file = forms.FileField(label=_("Tệp chương trình hoặc văn bản năm (YAML)"))


class TextUploadForm(forms.Form):
    """A signing report or the text of a programme."""

    file = forms.FileField(label=_("Tệp văn bản (TXT, DOCX, PDF)"))


class SignForm(forms.Form):
    """The day of the signatures, for a paper that does not state it."""

    signed_on = DayField(
        label=_("Ngày ký ghi trên văn bản"),
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class CounterForm(forms.Form):
    """Why another version than the one on the table."""

    reason_code = forms.ChoiceField(
        label=FIELDS["reason_code"],
        choices=[(reason.value, label) for reason, label in COUNTER_REASONS.items()],
    )
    reason = forms.CharField(
        label=FIELDS["reason"], max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class AnnexForm(forms.Form):
    """Why an annex, and from when. What it changes stands in the table beside."""

    reason_code = forms.ChoiceField(
        label=FIELDS["reason_code"],
        choices=[
            (reason.value, label)
            for reason, label in ANNEX_REASONS.items()
            if reason is not AnnexReason.EARLY_END  # ends a programme, not a line
        ],
    )
    reason = forms.CharField(
        label=FIELDS["reason"], max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    effective_on = DayField(
        label=FIELDS["effective_on"], widget=forms.DateInput(attrs={"type": "date"})
    )
    signed_on = DayField(
        label=FIELDS["signed_on"],
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class RecordForm(forms.Form):
    """The fields of one record. Reading what was typed is left to the record itself.

    Args:
        record: which fields; lists of records are edited on pages of their own.
        names: choices for references: key → (reference, label).
        hidden: keys that this form leaves alone.
    """

    def __init__(
        self,
        record: Record,
        *,
        names: Names,
        data: QueryDict | None = None,
        values: Mapping[str, Any] | None = None,
        hidden: Sequence[str] = (),
    ) -> None:
        self.record = record
        self.shown = [
            one for one in record.fields if one.key not in hidden and not _is_records(one)
        ]
        initial = {one.key: _typed((values or {}).get(one.key, one.absent())) for one in self.shown}
        super().__init__(data=data, initial=initial)
        for one in self.shown:
            self.fields[one.key] = self._field(one, names)

    def _field(self, one: Field, names: Names) -> forms.Field:
        given: dict[str, Any] = {"label": FIELDS[one.key], "required": False}
        if isinstance(one.kind, Flag):
            return forms.BooleanField(**given)
        if isinstance(one.kind, ListOf) and one.key in names:
            widget = forms.CheckboxSelectMultiple()
            return forms.MultipleChoiceField(choices=names[one.key], widget=widget, **given)
        field: forms.Field = forms.CharField(**given)
        if choices := self._choices(one, names):
            field = forms.ChoiceField(choices=choices, **given)
        elif isinstance(one.kind, Day):
            # kept as text, so that an impossible day is told by the record like in a file
            field.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        elif isinstance(one.kind, ListOf) or getattr(one.kind, "most", 0) in LONG:
            field.widget = forms.Textarea(attrs={"rows": 3})
        field.widget.is_required = one.required
        return field

    def _choices(self, one: Field, names: Names) -> list[tuple[str, object]]:
        if one.key in names:
            return [("", "–"), *names[one.key]]
        if not isinstance(one.kind, Choice):
            return []
        labels = CHOICES[self.record.name, one.key]
        blank = [] if one.default else [("", "–")]
        return [*blank, *((value, labels[value]) for value in one.kind.known)]

    def read(self, reading: Reading) -> dict[str, Any]:
        """What was typed, as the record reads it; mistakes go into ``reading``."""
        assert self.data is not None
        nodes = {one.key: (1, self._node(one)) for one in self.shown}
        values = self.record.read(Keys(1, nodes), (), reading)
        assert values is not None  # a mapping was given
        return values

    def _node(self, one: Field) -> Node:
        data = self.data
        if isinstance(one.kind, Flag):
            return Scalar(1, "true" if data.get(one.key) else "false")
        if isinstance(one.kind, ListOf):
            typed = data.getlist(one.key) if isinstance(data, QueryDict) else []
            lines = [line for text in typed for line in text.splitlines() if line.strip()]
            return Items(1, [Scalar(1, line) for line in lines])
        return Scalar(1, str(data.get(one.key, "")).strip() or None)

    def show(self, mistakes: Sequence[Mistake], *, below: Path = ()) -> None:
        """Put each mistake under its field; those that belong to no field, above."""
        self.full_clean()
        for mistake in mistakes:
            inside = mistake.path[: len(below)] == below
            key = mistake.path[len(below)] if inside and len(mistake.path) > len(below) else None
            sentence = mistake_sentence(mistake, MISTAKES)
            if key in self.fields:
                self.add_error(str(key), sentence)
            else:
                place = f"{mistake.field_name}: " if mistake.field_name else ""
                self.add_error(None, f"{place}{sentence}")


def _is_records(one: Field) -> bool:
    return isinstance(one.kind, ListOf) and isinstance(one.kind.kind, Record)


def _typed(value: Any) -> Any:
    """A value as the person would type it. Lists of words stand one below the other."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return value if not value else _Lines(value)
    return value


class _Lines(list[str]):
    """A list that a text box shows one item a line and tick boxes take item by item."""

    def __str__(self) -> str:
        return "\n".join(self)


def _day(label: "StrOrPromise", *, required: bool = True) -> DayField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return DayField(label=label, required=required, widget=widget)


class MandateForm(forms.Form):
    """A mandate, as its paper gives it."""

    holder = forms.ChoiceField(label=FIELDS["signatory"])
    organisation = forms.ChoiceField(label=_("Ký cho"))
    capacity = forms.ChoiceField(
        label=FIELDS["capacity"],
        choices=[(one.value, label) for one, label in CAPACITIES.items() if one != Capacity.OWN],
    )
    from_on = _day(FIELDS["from_on"])
    until_on = _day(FIELDS["until_on"], required=False)
    paper = forms.CharField(label=_("Số, ký hiệu, trích yếu văn bản giao ký"), max_length=300)
    paper_on = _day(_("Ngày của văn bản"))
    given_by_title = forms.CharField(
        label=_("Chức danh, cơ quan của người giao ký"), max_length=300
    )
    given_by = forms.ChoiceField(label=_("Người giao ký"), required=False)
    source = forms.CharField(label=FIELDS["source"], max_length=400, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        places: Sequence[tuple[str, str]],
        people: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        for key, rows in (
            ("holder", people), ("organisation", places), ("given_by", [("", "–"), *people]),
        ):  # fmt: skip
            field = self.fields[key]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(rows)


class EndMandateForm(forms.Form):
    """From when a mandate holds no longer, and by which paper."""

    on = _day(_("Không còn hiệu lực từ ngày"))
    paper = forms.CharField(label=_("Theo văn bản nào"), max_length=300)


class GateRuleForm(forms.Form):
    """Whether the house asks for different people at the gates."""

    apart = forms.ChoiceField(
        label=_("Mỗi bước một người"), choices=[("yes", _("có")), ("no", _("không"))]
    )
    from_on = _day(FIELDS["from_on"])


Choices = Sequence[tuple[str, object]]


def _chosen(field: forms.Field, rows: Choices) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = [("", "–"), *rows]


class ThemeMoveForm(forms.Form):
    """A theme of a signed programme leaves a document and takes another."""

    theme = forms.ChoiceField(label=FIELDS["themes"])
    leaves = forms.ChoiceField(label=_("Không còn dựa vào"), required=False)
    document = forms.ChoiceField(label=_("Chuyển sang văn bản"), required=False)
    open_class = forms.CharField(label=FIELDS["open_class"], max_length=300, required=False)
    clause = forms.CharField(label=FIELDS["clause"], max_length=300, required=False)
    reason_code = forms.ChoiceField(
        label=FIELDS["reason_code"],
        choices=[
            (one.value, label) for one, label in ANNEX_REASONS.items() if one in THEME_REASONS
        ],
    )
    reason = forms.CharField(
        label=FIELDS["reason"], max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    effective_on = _day(FIELDS["effective_on"])

    def __init__(
        self,
        data: QueryDict | None,
        *,
        initial: Mapping[str, str],
        themes: Choices,
        documents: Choices,
        leaves: Choices,
    ) -> None:
        super().__init__(data, initial=dict(initial))
        for key, rows in (("theme", themes), ("document", documents), ("leaves", leaves)):
            _chosen(self.fields[key], rows)

    def tell(self, mistakes: Sequence[Mistake]) -> None:
        """Show what the annex would get wrong."""
        for mistake in mistakes:
            self.add_error(None, mistake_sentence(mistake, MISTAKES))


class FateForm(forms.Form):
    """A reference document was superseded or repealed, or is in force after all."""

    document = forms.ChoiceField(label=FIELDS["document"])
    fate = forms.ChoiceField(
        label=_("Hiệu lực"), choices=[(one.value, label) for one, label in DOCUMENT_FATES.items()]
    )
    on = _day(_("Từ ngày"))
    by_document = forms.ChoiceField(label=_("Theo văn bản nào"), required=False)
    source = forms.CharField(label=FIELDS["source"], max_length=400)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        initial: Mapping[str, str],
        leaned_on: Choices,
        documents: Choices,
    ) -> None:
        super().__init__(data, initial=dict(initial))
        _chosen(self.fields["document"], leaned_on)
        _chosen(self.fields["by_document"], documents)
