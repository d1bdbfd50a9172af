"""Signing a PDF in one field, at the level asked for."""

import io
from datetime import datetime
from typing import Any, Final

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
from pyhanko_certvalidator.errors import PathError, ValidationError

from phoihop.engines.seals.appearances import stamp_style
from phoihop.engines.seals.certificates import holder_of
from phoihop.engines.seals.contexts import knowledge_of
from phoihop.engines.seals.keys import Signer
from phoihop.engines.seals.lettering import lettered
from phoihop.engines.seals.levels import Remarks, SignAt
from phoihop.engines.seals.moments import shown
from phoihop.engines.seals.opening import guarded, open_pdf
from phoihop.engines.seals.timestamps import TimeStamper, pyhanko_stamper
from phoihop.engines.seals.trust import TrustStore
from phoihop.engines.seals.verdict import Holder
from phoihop.engines.seals.waiting import run
from phoihop.law.refusal import Refusal

_TEXT_PT: Final = 8.0
# What is known of revocation goes in before the signature or the time stamp that follows it, so
# that no byte of the finished file is without cover.
_COVERED: Final = DSSContentSettings(
    include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
)


class _DatedSigner(PdfSigner):
    """A signer whose clock is ours: nothing below a door reads the time."""

    at: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def sign_pdf(
    pdf: bytes,
    field: str,
    signer: Signer,
    at: datetime,
    level: SignAt,
    time_stamp: TimeStamper | None,
    trust: TrustStore | None,
    remarks: Remarks,
) -> bytes:
    """See ``api.sign``."""
    if level is not SignAt.B_B and time_stamp is None:
        raise Refusal("seals.level_needs_time", level=level.value)
    if level in (SignAt.B_LT, SignAt.B_LTA) and trust is None:
        raise Refusal("seals.level_needs_trust", level=level.value)
    with guarded():
        reader = open_pdf(pdf)
        first = _look_at_fields(reader, field)
        context = knowledge_of(trust, reader).at(at) if trust else None
    with signer.opened() as key:
        holder = holder_of(key.signing_cert)
        _must_be_valid(holder, at)
        metadata = PdfSignatureMetadata(
            field_name=field,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            reason=remarks.reason or None,
            location=remarks.place or None,
            name=holder.name,
            certify=first,
            docmdp_permissions=MDPPerm.FILL_FORMS,
            validation_context=context,
            embed_validation_info=level in (SignAt.B_LT, SignAt.B_LTA),
            use_pades_lta=level is SignAt.B_LTA,
            dss_settings=_COVERED,
        )
        stamper = pyhanko_stamper(time_stamp) if time_stamp and level is not SignAt.B_B else None
        style = _style(reader, field, holder, at, remarks)
        with guarded():
            dated = _DatedSigner(metadata, key, timestamper=stamper, stamp_style=style)
            dated.at = at
            return _signed(dated, reader, holder)


def _signed(dated: _DatedSigner, reader: PdfFileReader, holder: Holder) -> bytes:
    out = io.BytesIO()
    writer = IncrementalPdfFileWriter.from_reader(reader)
    try:
        run(dated.async_sign_pdf(writer, output=out))
    except (SigningError, PathError, ValidationError) as problem:
        if isinstance(problem, SigningError) and "certificate" not in str(problem):
            raise Refusal("seals.cannot_sign", reason=str(problem)[:200]) from None
        raise Refusal("seals.not_trusted", name=holder.name, issuer=holder.issuer) from None
    return out.getvalue()


def _look_at_fields(reader: PdfFileReader, field: str) -> bool:
    """Whether this will be the first signature.

    Raises:
        Refusal: ``seals.field_signed``, ``seals.no_such_field``.
    """
    fields = {name: value for name, value, _ in enumerate_sig_fields(reader)}
    if fields.get(field) is not None:
        raise Refusal("seals.field_signed", field=field)
    if field not in fields and fields:
        raise Refusal("seals.no_such_field", field=field)
    return all(value is None for value in fields.values())


def _must_be_valid(holder: Holder, at: datetime) -> None:
    if at > holder.valid_until:
        raise Refusal("seals.expired", name=holder.name, until=shown(holder.valid_until))
    if at < holder.valid_from:
        raise Refusal("seals.not_yet_valid", name=holder.name, since=shown(holder.valid_from))


def _style(
    reader: PdfFileReader, field: str, holder: Holder, at: datetime, remarks: Remarks
) -> Any:
    """The visible signature, for a field with an area; ``None`` for an invisible one."""
    for name, _, reference in enumerate_sig_fields(reader):
        if name != field:
            continue
        left, bottom, right, top = (float(edge) for edge in reference.get_object()["/Rect"])
        if right - left < 1 or top - bottom < 1:
            return None
        lines = [f"Ký số bởi: {holder.name}", f"Thời gian: {shown(at)} (+07:00)"]
        if holder.organisation and holder.organisation != holder.name:
            lines.insert(1, f"Cơ quan: {holder.organisation}")
        if remarks.reason:
            lines.append(f"Lý do: {remarks.reason}")
        look = lettered(
            lines, right - left, top - bottom, size_pt=_TEXT_PT, faces=remarks.faces, framed=True
        )
        return stamp_style(look)
    return None
