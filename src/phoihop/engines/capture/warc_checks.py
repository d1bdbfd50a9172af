"""Archives of web pages inside a bundle: every record against its digest."""

from __future__ import annotations

import base64
import hashlib
import json

from phoihop.engines.capture.report import Report


def check_warc(name: str, data: bytes, report: Report) -> None:
    """Every record against its own digest, and against the manifest that ends the archive."""
    at, number, spans = 0, 0, []
    while at < len(data):
        number += 1
        head_ends = data.find(b"\r\n\r\n", at)
        lines = data[at:head_ends].split(b"\r\n")
        headers = {key.strip().lower(): value.strip() for key, _, value in
                   (line.partition(b":") for line in lines[1:])}  # fmt: skip
        length = headers.get(b"content-length", b"")
        if head_ends < 0 or lines[0] != b"WARC/1.1" or not length.isdigit():
            report.fault("warc", f"{name} #{number}")
            return
        block = data[head_ends + 4 : head_ends + 4 + int(length)]
        ends = head_ends + 8 + int(length)
        digest = base64.b32encode(hashlib.sha256(block).digest())
        if headers.get(b"warc-block-digest") != b"sha256:" + digest:
            report.fault("warc", f"{name} #{number}")
        else:
            report.holds("records")
        spans.append({"offset": at, "length": ends - at,
                      "sha256": hashlib.sha256(data[at:ends]).hexdigest()})  # fmt: skip
        at, last = ends, block
    try:
        listed = json.loads(last)["records"] if spans else None
    except (ValueError, KeyError, TypeError):
        listed = None
    if listed != spans[:-1]:
        report.fault("warc", name)
