"""A day in a form lies in the years that papers of this house may bear."""

import ast

import pytest
from django.utils.translation import override

from phoihop.ui.fields import DayField
from tests.house.walls import HOUSE, modules, tree_of


@pytest.mark.parametrize("typed", ["0001-01-01", "0217-06-01", "1899-12-31", "2201-01-01"])
def test_a_year_typed_wrong_is_told_and_not_kept(typed: str) -> None:
    field = DayField()
    with pytest.raises(Exception, match="Năm phải từ 1900 đến 2200"):
        field.clean(typed)
    with override("en"), pytest.raises(Exception, match="between 1900 and 2200"):
        field.clean(typed)


@pytest.mark.parametrize("typed", ["1900-01-01", "2017-06-01", "2200-12-31"])
def test_a_day_of_these_years_is_kept(typed: str) -> None:
    assert DayField().clean(typed).isoformat() == typed


def test_every_form_of_the_house_asks_for_days_so() -> None:
    plain = [
        path.relative_to(HOUSE).as_posix()
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "DateField"
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "forms"
    ]
    assert plain == []
