"""The envelope of a signature (CMS): the few of its bytes that no signature protects.

Everything inside is signed or leads to something signed, but for the version, the list of digest
algorithms, the way the signer is named, and the kinds of what is added unsigned. Here they must be
exactly what RFC 5652 wants, so that one flipped byte is seen even where a reader would not care.
"""

from collections.abc import Iterator
from typing import Any, Final

_KNOWN_EXTRAS: Final = {"signature_time_stamp_token", "countersignature"}


def envelope_is_tidy(signed: Any) -> bool:
    """Whether an asn1crypto ``SignedData``, and every time-stamp token in it, is as it must be."""
    return all(_tidy(each) for each in _with_tokens(signed))


def _with_tokens(signed: Any) -> Iterator[Any]:
    yield signed
    for signer in signed["signer_infos"]:
        for extra in signer["unsigned_attrs"] or ():
            if extra["type"].native == "signature_time_stamp_token":
                for token in extra["values"]:
                    yield from _with_tokens(token["content"])


def _tidy(signed: Any) -> bool:
    signers = list(signed["signer_infos"])
    if len(signers) != 1 or not _version_fits(signed):
        return False
    [signer] = signers
    digest = signer["digest_algorithm"]["algorithm"].native
    listed = [each.dump() for each in signed["digest_algorithms"]]
    listed.append(signer["digest_algorithm"].dump())
    if len(listed) < 2 or any(each not in _spellings(digest) for each in listed):
        return False
    if not _plainly_spelled(signer["signature_algorithm"]):
        return False
    extras = [extra["type"].native for extra in signer["unsigned_attrs"] or ()]
    return _names_a_certificate(signer, signed) and set(extras) <= _KNOWN_EXTRAS


def _version_fits(signed: Any) -> bool:
    stamps = signed["encap_content_info"]["content_type"].native == "tst_info"
    return str(signed["version"].native) in ({"v3"} if stamps else {"v1", "v3", "v4", "v5"})


def _spellings(digest: str) -> set[bytes]:
    """The two DER forms of a digest algorithm: with a NULL for parameters, and without."""
    from asn1crypto import algos

    bare = algos.DigestAlgorithmId(digest).dump()
    return {_sequence(bare), _sequence(bare + b"\x05\x00")}


def _plainly_spelled(algorithm: Any) -> bool:
    """Whether a signature algorithm has no parameters, or NULL (RSA-PSS is judged elsewhere)."""
    name, parameters = algorithm["algorithm"], algorithm["parameters"].dump()
    bare = name.dump()
    plain = {_sequence(bare), _sequence(bare + b"\x05\x00")}
    return name.native == "rsassa_pss" or (
        parameters in (b"", b"\x05\x00") and algorithm.dump() in plain
    )


def _sequence(content: bytes) -> bytes:
    return bytes([0x30, len(content)]) + content


def _names_a_certificate(signer: Any, signed: Any) -> bool:
    """Whether the signer is named byte for byte as in one of the certificates."""
    sid = signer["sid"]
    held = [each.chosen for each in signed["certificates"] if each.name == "certificate"]
    if sid.name != "issuer_and_serial_number":
        return str(signer["version"].native) == "v3" and any(
            each.key_identifier == sid.chosen.native for each in held
        )
    named = (sid.chosen["issuer"].dump(), sid.chosen["serial_number"].dump())
    known = {(each.issuer.dump(), each["tbs_certificate"]["serial_number"].dump()) for each in held}
    return str(signer["version"].native) == "v1" and named in known
