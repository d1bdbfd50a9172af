"""What people fill in at the desk."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phoihop.parties.models import Member


class SuccessorForm(forms.Form):
    """Who takes the work over."""

    successor = forms.ModelChoiceField(
        label=_("Người nhận"), queryset=Member.objects.none(), to_field_name="ref"
    )

    def __init__(self, *args: Any, colleagues: QuerySet[Member], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["successor"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = colleagues
        field.label_from_instance = _named  # type: ignore[assignment, method-assign]


def _named(member: Member) -> str:
    return member.display_name
