"""A program orders captures, brings bundles, and reads what two sides saw."""

from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from phoihop.engines.capture.verifier import check_bundle
from phoihop.evidence.models import CaptureOrder, Evidence
from phoihop.evidence.witnessing import services
from phoihop.parties.models import Member
from phoihop.publications.models import Match
from tests.api.program import Program
from tests.evidence.witnessing.conftest import Machine
from tests.fixtures import NOON


def test_a_program_orders_and_brings_captures(
    match: Match, machine_a: Machine, machine_b: Machine, officer: Member, editor: Member
) -> None:
    services.take_testimony(machine_a.bundle(), by=officer, at=NOON)
    address = f"/publications/{match.publication.ref}/captures"
    ordered = Program(editor).post(address)
    assert (ordered.status_code, ordered.json()["state"]) == (202, "waiting")
    assert CaptureOrder.objects.get().asked_by == editor
    bundle = SimpleUploadedFile("goi.zip", machine_b.bundle().read_bytes())
    [taken] = Program(editor).send("/witnesses/bundle", bundle).json()
    assert taken["evidence"] == Evidence.objects.order_by("pk").last().ref  # type: ignore[union-attr]
    told = Program(officer).get(address).json()
    assert [one["witness_of"] for one in told["captures"]] == ["tinh-uy-mau", "tap-chi-mau"]
    assert (told["level"], told["order"]["state"]) == ("witnessed", "waiting")
    [pair] = told["comparisons"]
    assert (pair["agrees"], pair["one_witness_because"], pair["differences"]) == (True, "", [])


def test_a_strange_program_finds_nothing(
    match: Match, machine_a: Machine, stranger: Member, auditor_a: Member
) -> None:
    address = f"/publications/{match.publication.ref}/captures"
    assert Program(stranger).get(address).status_code == 404
    assert Program(stranger).post(address).status_code == 404
    assert Program(auditor_a).post(address).status_code == 403
    bundle = SimpleUploadedFile("goi.zip", machine_a.bundle().read_bytes())
    refused = Program(stranger).send("/witnesses/bundle", bundle)
    assert (refused.status_code, refused.json()["code"]) == (409, "witness.key_unknown")
    assert not Evidence.objects.exists()


def test_a_bundle_goes_to_programs_of_both_sides_and_no_other(
    match: Match, machine_a: Machine, officer: Member, editor: Member, stranger: Member,
    tmp_path: Path,
) -> None:  # fmt: skip
    ref = match.publication.ref
    services.take_testimony(machine_a.bundle(), by=officer, at=NOON)
    for member in (officer, editor):
        answer = Program(member).get(f"/bundles/{ref}")
        assert (answer.status_code, answer["Content-Type"]) == (200, "application/zip")
        path = tmp_path / "goi.zip"
        path.write_bytes(b"".join(answer.streaming_content))
        report = check_bundle(path)
        assert (report.wrong, report.facts["totals"]["publications"]) == ([], 1)
    assert Program(stranger).get(f"/bundles/{ref}").status_code == 404
    assert Program(officer).get("/bundles/LĐ-2017-0999").status_code == 404
    empty = Program(officer).get("/bundles/HĐ-2017-09")
    assert empty.status_code == 404
