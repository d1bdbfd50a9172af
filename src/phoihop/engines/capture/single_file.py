"""The checks joined into one file that runs wherever Python is, without this program."""

import re
from importlib.resources import files

PARTS = (
    "verdict_words",
    "report",
    "zipform",
    "warc_checks",
    "der_parts",
    "public_keys",
    "authorities",
    "stamp_checks",
    "ed25519",
    "verifier",
)
HEAD = '''#!/usr/bin/env python3
"""Soát gói minh chứng / checks a bundle of evidence. Python 3.9+, nothing else, no network.

    python3 verify.py BUNDLE.zip [--trust CERTIFICATES.pem] [--en] [--json]

One changed byte anywhere is found and named. What cannot be checked here is said.
"""

from __future__ import annotations
'''
_OUR_OWN = re.compile(r"^from phoihop\.[\w.]+ import (?:\([^)]*\)|[^\n]*)\n", re.MULTILINE)
_FUTURE = "from __future__ import annotations\n"
_DOCSTRING = re.compile(r'\A""".*?"""\n', re.DOTALL)
_IMPORT = re.compile(r"^(?:import|from) [^\n]+\n", re.MULTILINE)


def verifier_source() -> str:
    """The source of ``verify.py``."""
    imports: set[str] = set()
    bodies = []
    for part in PARTS:
        text = files(__package__).joinpath(f"{part}.py").read_text(encoding="utf-8")
        text = _OUR_OWN.sub("", _DOCSTRING.sub("", text).replace(_FUTURE, ""))
        imports.update(_IMPORT.findall(text))
        bodies.append(_IMPORT.sub("", text).strip())
    return HEAD + "\n" + "".join(sorted(imports)) + "\n\n" + "\n\n\n".join(bodies) + "\n"


def verifier_page() -> str:
    """The source of ``verify.html``: the same checks for people without Python."""
    page, stamps = (
        files(__package__).joinpath(name).read_text(encoding="utf-8")
        for name in ("verify.html", "verify_stamps.js")
    )
    return page.replace("/* time stamps */", stamps)
