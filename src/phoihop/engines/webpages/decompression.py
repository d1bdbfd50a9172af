"""Bodies as they were before they were packed for the way, and no larger than allowed."""

import zlib

from phoihop.law.refusal import Refusal

MAX_LAYERS = 2
"""A server that packs its pages more often than this means harm."""
ASKED_FOR = "gzip, deflate"
"""The codings that Python can unpack with a limit; so only these are asked for."""


def unpack(raw: bytes, codings: str, max_bytes: int) -> bytes:
    """Undo the content codings of a body.

    Args:
        raw: as sent, without chunk marks.
        codings: the ``Content-Encoding`` header; empty means none.
        max_bytes: of what comes out at any stage.

    Raises:
        Refusal: ``fetch.too_large`` (facts ``max_bytes``): it unpacks to more than allowed;
            ``fetch.unknown_coding`` (``coding``); ``fetch.bad_packing`` (``coding``): damaged.
    """
    names = [name.strip().lower() for name in codings.split(",") if name.strip()]
    names = [name for name in names if name != "identity"]
    if len(names) > MAX_LAYERS:
        raise Refusal("fetch.unknown_coding", coding=codings[:80])
    for name in reversed(names):
        raw = _unpack_layer(raw, name, max_bytes)
    if len(raw) > max_bytes:
        raise Refusal("fetch.too_large", max_bytes=max_bytes)
    return raw


def _unpack_layer(raw: bytes, name: str, max_bytes: int) -> bytes:
    if name in ("gzip", "x-gzip"):
        return _inflate(raw, name, zlib.MAX_WBITS | 16, max_bytes)
    if name == "deflate":
        # RFC 9110 means zlib; some servers send the bare stream.
        zlib_wrapped = len(raw) >= 2 and raw[0] & 0x0F == 8 and (raw[0] * 256 + raw[1]) % 31 == 0
        return _inflate(raw, name, zlib.MAX_WBITS if zlib_wrapped else -zlib.MAX_WBITS, max_bytes)
    raise Refusal("fetch.unknown_coding", coding=name[:80])


def _inflate(raw: bytes, name: str, window: int, max_bytes: int) -> bytes:
    pieces: list[bytes] = []
    size = 0
    rest = raw
    while rest:
        unpacker = zlib.decompressobj(window)
        try:
            piece = unpacker.decompress(rest, max_bytes - size + 1)
        except zlib.error:
            if pieces and window > zlib.MAX_WBITS:  # rubbish after the last gzip member
                break
            raise Refusal("fetch.bad_packing", coding=name) from None
        size += len(piece)
        pieces.append(piece)
        if size > max_bytes:
            raise Refusal("fetch.too_large", max_bytes=max_bytes)
        if not unpacker.eof:
            raise Refusal("fetch.bad_packing", coding=name)
        rest = unpacker.unused_data if window > zlib.MAX_WBITS else b""
    return b"".join(pieces)
