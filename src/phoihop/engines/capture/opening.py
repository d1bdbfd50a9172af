"""Reading a bundle of captures that came from another machine."""

import json
from dataclasses import dataclass
from pathlib import Path

from phoihop.engines.capture.recording import Sighting, read_sighting
from phoihop.engines.capture.report import Report
from phoihop.engines.capture.verifier import MANIFEST, SEAL, check_bundle
from phoihop.engines.capture.zipform import read, read_entries
from phoihop.law.refusal import Refusal

MOST_CAPTURES = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """One capture of a bundle: its archive, and what that shows."""

    archive: bytes
    sighting: Sighting


@dataclass(frozen=True, slots=True)
class Testimony:
    """A whole bundle: with which key it was sealed, and what that machine saw."""

    public_hex: str
    manifest_sha256: str
    seen: tuple[Seen, ...]


def open_testimony(path: Path) -> Testimony:
    """Check a bundle of captures byte by byte and read it.

    Whether the key may speak for anybody is not decided here.

    Raises:
        Refusal: ``capture.bundle_broken`` (facts ``place``, ``count``) when anything was changed;
            ``capture.not_a_testimony`` when it holds no captures;
            ``capture.too_many`` (fact ``most``); ``capture.not_an_archive``.
    """
    checked = check_bundle(path)
    if checked.wrong:
        place = checked.wrong[0][1]
        raise Refusal("capture.bundle_broken", place=place[:120], count=len(checked.wrong))
    if checked.facts.get("kind") != "capture":
        raise Refusal("capture.not_a_testimony")
    with path.open("rb") as file:
        entries = read_entries(file, Report())
        seal = json.loads(read(file, entries[SEAL]))
        names = sorted(name for name in entries if name.endswith(".warc"))
        if len(names) > MOST_CAPTURES:
            raise Refusal("capture.too_many", most=MOST_CAPTURES)
        archives = [read(file, entries[name]) for name in names]
    return Testimony(
        public_hex=str(seal["public_key"]),
        manifest_sha256=entries[MANIFEST].sha256,
        seen=tuple(Seen(archive, read_sighting(archive)) for archive in archives),
    )
