"""Whatever a file says is there again when it is exported: nothing lost, nothing added."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings

from phoihop.parties.models import Member
from phoihop.programmes import services
from phoihop.programmes.models import Programme
from phoihop.programmes.statement import as_file, state_programme
from tests.fixtures import NOON
from tests.programmes.strategies import statements


class _Undo(Exception):
    """Ends an example, so that the next one finds an empty database."""


@pytest.mark.django_db
@settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # an example costs a whole import
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(values=statements())
def test_import_export_import_gives_the_same_export(
    values: dict[str, Any], editor: Member, officer: Member
) -> None:
    text = as_file(values)
    try:
        with transaction.atomic():
            first = services.import_programme(text.encode(), by=editor, at=NOON)
            assert "programme:CT-2017-77" in first.created
            exported = exported_by(editor)
            for key in ("programme", "sides", "bases", "themes", "obligations", "instruments"):
                assert state_of(editor)[key] == values[key], key
            again = services.import_programme(exported.encode(), by=editor, at=NOON)
            assert not again.any
            assert exported_by(editor) == exported
            raise _Undo
    except _Undo:
        assert not Programme.objects.exists()


def state_of(member: Member) -> dict[str, Any]:
    programme = Programme.objects.get(ref="CT-2017-77")
    return state_programme(programme, seen_by=member)


def exported_by(member: Member) -> str:
    return as_file(state_of(member))
