"""Fields that the forms of several rooms share."""

from datetime import date
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

SELECTED = mark_safe(" selected")
FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2200, 12, 31)


class DayField(forms.DateField):
    """A day that a paper of this house may bear: 1900 to 2200, as at the API.

    A year typed too short (0217 for 2017) is told at once instead of being kept for a day.
    """

    default_validators = [  # noqa: RUF012 - as the class above has it
        MinValueValidator(FIRST_DAY, _("Năm phải từ 1900 đến 2200. Xin xem lại năm.")),
        MaxValueValidator(LAST_DAY, _("Năm phải từ 1900 đến 2200. Xin xem lại năm.")),
    ]


class LongSelect(forms.Select):
    """A choice among hundreds: its options are written at once, not by a template for each."""

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The same markup as ``forms.Select`` writes, for choices without groups."""
        chosen = set(self.format_value(value))
        rows = ((str(key), str(key) in chosen, label) for key, label in self.choices)
        options = format_html_join(
            "\n", '  <option value="{}"{}>{}</option>',
            ((key, SELECTED if on else "", label) for key, on, label in rows),
        )  # fmt: skip
        shown = {"name": name, **self.build_attrs(self.attrs, attrs)}
        return format_html("<select{}>\n{}\n</select>", flatatt(shown), options)


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> DayField:
    """A day, with the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return DayField(label=label, required=required, widget=widget, help_text=help_text)


def lines_field(
    label: Any, *, required: bool = True, rows: int = 3, help_text: Any = ""
) -> forms.CharField:
    """A text of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=required, widget=widget, help_text=help_text)
