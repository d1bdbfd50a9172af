"""A choice among hundreds is the choice that Django writes, in less time."""

import pytest
from django import forms
from django.test.html import parse_html

from phoihop.ui.fields import LongSelect

CHOICES = [("a", "Chè <Tân Cương>"), ("b", "Thép & gang"), (3, "Ba")]


@pytest.mark.parametrize("value", [None, "b", 3, "không có"])
@pytest.mark.parametrize(
    "attrs", [{"class": "form-select"}, {"id": "id_topic", "required": True, "disabled": False}]
)
def test_the_markup_is_that_of_a_select(value: object, attrs: dict[str, object]) -> None:
    plain = forms.Select(choices=CHOICES).render("topic", value, attrs=attrs)
    long = LongSelect(choices=CHOICES).render("topic", value, attrs=attrs)
    assert parse_html(long) == parse_html(plain)
