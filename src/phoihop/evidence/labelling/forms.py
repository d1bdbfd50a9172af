"""What a person fills in who looked at a printed or broadcast piece for the label."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from phoihop.evidence.labelling.rules import LONGEST_PLACE
from phoihop.evidence.models import Evidence
from phoihop.evidence.queries import evidence_of
from phoihop.publications.labels import LONGEST_SHOWN
from phoihop.publications.models import Publication


class LabelWordForm(forms.Form):
    """Seen or not, where, and the scan or recording that shows it."""

    seen = forms.TypedChoiceField(
        label=_("Ghi chú phối hợp"),
        choices=[("yes", _("Có, đúng lời đã thống nhất")), ("no", _("Không, hoặc khác lời"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    place = forms.CharField(
        label=_("Xem ở đâu"),
        max_length=LONGEST_PLACE,
        help_text=_("Số trang của tờ báo, hoặc phút của chương trình."),
    )
    evidence = forms.ModelChoiceField(
        Evidence.objects.none(),
        label=_("Bản quét hoặc bản ghi"),
        required=False,
        empty_label=_("không kèm"),
        to_field_name="ref",
        help_text=_("Chọn trong các minh chứng đã lưu có tệp; thêm tệp ở mục minh chứng."),
    )
    other_words = forms.CharField(
        label=_("Lời ghi khác đã thấy"),
        required=False,
        max_length=LONGEST_SHOWN,
        help_text=_("Chỉ khi có một ghi chú khác lời."),
    )

    def __init__(self, data: Any, *, publication: Publication) -> None:
        place = publication.page or publication.broadcast_minute
        super().__init__(data, initial={"place": place})
        kept = self.fields["evidence"]
        assert isinstance(kept, forms.ModelChoiceField)
        kept.queryset = evidence_of(publication).filter(file__isnull=False)

    @property
    def given(self) -> dict[str, Any]:
        """What the service takes; only of a valid form."""
        return dict(self.cleaned_data)
