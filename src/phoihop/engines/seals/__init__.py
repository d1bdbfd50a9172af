"""Seals: signatures and time stamps of PDF papers, made and verified. No Django, no clock.

Light to import; pyHanko comes with the first call. Everything is in ``api``::

    from phoihop.engines.seals.api import (
        verify, embedded, check_scan,            # what is there, and what is it worth
        prepare, fill, sign,                     # fields; number and date; a signature
        stamp_hash, verify_stamp,                # RFC 3161, for evidence
    )
    from phoihop.engines.seals.keys import Pkcs12, Token
    from phoihop.engines.seals.levels import SignAt              # B-B, B-T, B-LT, B-LTA
    from phoihop.engines.seals.timestamps import HttpTimeStamper, Stamp, TimeStamper
    from phoihop.engines.seals.trust import TrustStore, trust_from_folder
    from phoihop.engines.seals.verdict import Required, Verdict, Level, …
    from phoihop.engines.seals.sentences import told             # codes → sentences, vi and en
    from phoihop.engines.seals.rehearsal import RehearsalAuthority
    from phoihop.engines.seals.rehearsal_clock import RehearsalClock

    paper = prepare(render_pdf(paper), places(paper), fields={
        "number": "number", "date": "date",
        "a-person": "signature-1", "a-organisation": "signature-1",
        "b-person": "signature-2", "b-organisation": "signature-2"})
    paper = sign(paper, field="a-person", signer=Pkcs12(data, passphrase), at=now)
    paper = fill(paper, {"number": "128", "date": "ngày 05 tháng 02 năm 2017"})
    verdict = verify(paper, trust=trust, at=now, required=[Required("a-organisation")])

Command line: ``python -m phoihop.engines.seals verify FILE.pdf``; ``sign``, ``rehearse``, ….
"""
