"""Everything that the seals engine offers. Light to import: pyHanko comes with the first call."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from phoihop.engines.seals.keys import Signer
from phoihop.engines.seals.levels import Remarks, SignAt
from phoihop.engines.seals.places import Place
from phoihop.engines.seals.scan_report import ScanReport
from phoihop.engines.seals.timestamps import Stamp, TimeStamper
from phoihop.engines.seals.trust import TrustStore
from phoihop.engines.seals.verdict import Required, Verdict


def verify(
    pdf: bytes, *, trust: TrustStore, at: datetime, required: Sequence[Required] = ()
) -> Verdict:
    """Say what the signatures of ``pdf`` are worth at the moment ``at``.

    Only pyHanko's bottom line counts, and on top of it: an unaltered signature container, no
    revocation in ``trust`` before the proven moment of signing, and no time stamp from the future.
    A signature with a proven time is judged for that time, one without for ``at``. The network is
    never asked.

    Args:
        pdf: the file, whoever made it.
        at: aware; usually now.
        required: who must have signed; each one missing is named in ``findings``.

    Raises:
        Refusal: ``seals.not_a_pdf``, ``seals.encrypted``, ``seals.broken_pdf``, ``seals.bomb``,
            ``seals.too_large``, ``seals.too_many_pages``, ``seals.too_many_signatures``,
            ``seals.too_many_attachments``, ``seals.bad_trust``.
    """
    from phoihop.engines.seals.verifying import verify_pdf

    return verify_pdf(pdf, trust, at, required)


def embedded(pdf: bytes) -> dict[str, bytes]:
    """The files embedded in ``pdf``: name → bytes.

    Raises:
        Refusal: as ``verify`` does, but for trust and signatures.
    """
    from phoihop.engines.seals.attachments import attachments_of
    from phoihop.engines.seals.opening import guarded, open_pdf

    with guarded():
        return {name: bytes(held.data) for name, held in attachments_of(open_pdf(pdf)).items()}


def prepare(
    pdf: bytes,
    places: Iterable[Place],
    *,
    fields: Mapping[str, str] | None = None,
    locking: Sequence[str] = (),
    labels: Mapping[str, str] | None = None,
) -> bytes:
    """Return ``pdf`` with empty signature and text fields, to be made before anyone signs.

    Args:
        places: rectangles with names, as ``typesetting.pdf.places`` gives them.
        fields: field name → place name. A place whose name begins with ``signature`` gets a
            signature field, any other a text field; fields that share a place stand side by side
            in it. Default: one field for every place, of the same name.
        locking: signature fields whose signing locks all text fields.
        labels: field name → what a reader shows for it.

    Raises:
        Refusal: ``seals.no_such_place``, ``seals.no_such_page``, ``seals.signed_already``, and
            those of ``embedded``.
    """
    from phoihop.engines.seals.preparing import prepare_pdf

    return prepare_pdf(pdf, places, fields, locking, labels or {})


def fill(
    pdf: bytes,
    values: Mapping[str, str],
    *,
    faces: Path | None = None,
    italic: Sequence[str] = ("date",),
) -> bytes:
    """Return ``pdf`` with text fields filled: the one change that signatures allow.

    Args:
        values: field name → one line of text, at most 200 letters.
        faces: a folder with Liberation Serif, to look like the paper around it.
        italic: fields that are set in italics.

    Raises:
        Refusal: ``seals.no_such_field``, ``seals.field_locked``, ``seals.bad_value``,
            ``seals.cannot_letter``, and those of ``embedded``.
    """
    from phoihop.engines.seals.preparing import fill_pdf

    return fill_pdf(pdf, values, faces, italic)


def sign(
    pdf: bytes,
    *,
    field: str,
    signer: Signer,
    at: datetime,
    level: SignAt = SignAt.B_B,
    time_stamp: TimeStamper | None = None,
    trust: TrustStore | None = None,
    remarks: Remarks | None = None,
) -> bytes:
    """Return ``pdf`` signed in ``field``. The key is held for this call only.

    The first signature certifies the paper: from then on only form fields may be filled and
    further signatures added. In a paper without signature fields an invisible one is made.

    Args:
        at: the moment of signing that the signature claims.
        level: ``B-T`` and above need ``time_stamp``; ``B-LT`` and ``B-LTA`` also ``trust``, with
            revocation data for every certificate. With ``trust`` a signer outside it is refused.
        remarks: reason and place, told in the signature; the faces of its visible part.

    Raises:
        Refusal: ``seals.cannot_open_key``, ``seals.no_key_inside``, ``seals.no_pkcs11``,
            ``seals.token_failed``, ``seals.expired``, ``seals.not_yet_valid``,
            ``seals.not_trusted``, ``seals.field_signed``, ``seals.no_such_field``,
            ``seals.level_needs_time``, ``seals.level_needs_trust``, ``seals.time_refused``,
            ``seals.time_unreachable``, ``seals.time_bad_answer``, ``seals.cannot_sign``,
            and those of ``embedded``.
    """
    from phoihop.engines.seals.signing import sign_pdf

    return sign_pdf(pdf, field, signer, at, level, time_stamp, trust, remarks or Remarks())


def stamp_hash(sha256: bytes, time_stamp: TimeStamper) -> bytes:
    """Return an RFC 3161 token (DER) for a SHA-256 hash. The answer's hash and nonce are checked.

    Raises:
        Refusal: ``seals.not_a_sha256``, ``seals.time_unreachable``, ``seals.time_bad_answer``,
            ``seals.time_refused``.
    """
    from phoihop.engines.seals.timestamps import ask

    return ask(time_stamp, sha256)


def verify_stamp(token: bytes, sha256: bytes, *, trust: TrustStore, at: datetime) -> Stamp:
    """Say whether ``token`` proves that what has that hash existed at its time.

    Args:
        at: the moment for which the authority's certificate is judged; usually now.

    Raises:
        Refusal: ``seals.bad_token``, ``seals.bad_trust``.
    """
    from phoihop.engines.seals.timestamps import check

    return check(token, sha256, trust, at)


def check_scan(pdf: bytes) -> ScanReport:
    """Look at the scan of a paper signed in ink: pages, colour, resolution.

    Raises:
        Refusal: as ``embedded``; ``seals.too_many_pages`` above 500 pages.
    """
    from phoihop.engines.seals.scans import look_at

    return look_at(pdf)
