"""One page seen by both sides, edited in July, and without its label in August."""

import hashlib
import io
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from functools import cache, partial
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from phoihop.demo.case import SAMPLE, Article, article
from phoihop.demo.chapters.pieces import as_page
from phoihop.demo.stage import CONTRACT, Event, as_member
from phoihop.engines.capture.keys import WitnessKey
from phoihop.engines.capture.recording import Pictures, archive_of
from phoihop.engines.capture.sealing import Part, write_bundle
from phoihop.engines.capture.whereabouts import Whereabouts
from phoihop.engines.webpages.conditional import Validators
from phoihop.engines.webpages.fetching import Fetched
from phoihop.engines.webpages.policy import Clock, Policy
from phoihop.evidence.watching.looking import look_at
from phoihop.evidence.watching.models import PageWatch
from phoihop.evidence.watching.sweeping import begin_watches
from phoihop.evidence.witnessing import services
from phoihop.press.services.visiting import NOTHING_KNOWN, Visitor
from phoihop.programmes.queries import get_instrument
from phoihop.publications.disclosing import label_of_instrument
from phoihop.publications.models import Match, Publication
from phoihop.publications.rules import MatchState

CODE = "01"
EDITED = ("đến quý sau còn ba", "đến quý sau chỉ còn hai")
MACHINES = {"can-bo": "máy mẫu bên A", "bien-tap": "máy mẫu bên B"}


def events() -> Iterable[Event]:
    """Both machines in June, the looks of the clock in July and August."""
    for place, who in enumerate(MACHINES):
        yield Event(date(2017, 6, 22), partial(register, who))
        yield Event(date(2017, 6, 23 + place), partial(testify, who))
    yield Event(date(2017, 6, 28), look)
    yield Event(date(2017, 7, 12), look)
    yield Event(date(2017, 8, 2), look)


def register(who: str, at: datetime) -> None:
    """A house says which machine bears witness for it."""
    public = _key(who).public_hex
    services.register_key(public, label=MACHINES[who], by=as_member(who), at=at)


def testify(who: str, at: datetime) -> None:
    """A side sees the page from its own machine and brings the sealed bundle."""
    seen_at = at - timedelta(minutes=30)
    answer = _answer(_page(seen_at), seen_at)
    here = Whereabouts(_hashed(f"machine {who}"), _hashed(f"network {who}"))
    archive = archive_of(answer, here, Pictures(missing=("no_browser",)))
    bundle = io.BytesIO()
    parts = [Part("captures/0001.warc", archive)]
    write_bundle(bundle, parts, {}, kind="capture", key=_key(who), at=seen_at)
    with tempfile.NamedTemporaryFile(suffix=".zip") as file:
        file.write(bundle.getvalue())
        file.flush()
        services.take_testimony(Path(file.name), by=as_member(who), at=at)


def look(at: datetime) -> None:
    """What the worker does by the clock, of this page alone."""
    begin_watches(at=at)
    watch = PageWatch.objects.select_related("publication__work").get(publication=_piece())
    look_at(watch, _Shelf(Policy(), Clock(lambda: at)))


class _Shelf(Visitor):
    """Gives the page as it stood on the day; nobody is asked for it."""

    def get(self, address: str, known: Validators = NOTHING_KNOWN) -> Fetched:
        """The answer that the outlet would have given."""
        return _answer(_page(self.clock.now()), self.clock.now())


def _page(at: datetime) -> bytes:
    """The made page: one sentence put better since July, no label since August."""
    told = article(CODE)
    label = label_of_instrument(get_instrument(CONTRACT, seen_by=as_member("bien-tap"))).text_vi
    if at.date() >= date(2017, 7, 1):
        told = _edited(told)
    page = as_page(told, _piece())
    if at.date() >= date(2017, 8, 1):
        return page
    return page.replace(b"</h1>", f"</h1><p>{label}</p>".encode(), 1)


def _edited(told: Article) -> Article:
    return replace(told, text=told.text.replace(*EDITED, 1))


def _answer(page: bytes, at: datetime) -> Fetched:
    address = _piece().address
    headers = (("Content-Type", "text/html; charset=utf-8"), ("Date", format_datetime(at)))
    return Fetched(
        address=address,
        final_address=address,
        status=200,
        reason="OK",
        http_version="HTTP/1.1",
        headers=headers,
        request_headers=(("Host", address.split("/")[2]),),
        raw_body=page,
        body=page,
        redirects=(),
        peer_address="192.0.2.1",
        tls_certificate_pem=_certificate(address.split("/")[2]),
        tls_version="TLSv1.3",
        tls_verified=False,  # nobody vouches for a made certificate
        started_at=at,
        finished_at=at,
        notes=(),
    )


@cache
def _certificate(host: str) -> str:
    """A made certificate of the made outlet; the same bytes whenever the case is played."""
    key = _key(host).private
    name = x509.Name([
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, SAMPLE),
        x509.NameAttribute(NameOID.COMMON_NAME, host),
    ])  # fmt: skip
    starts = datetime(2017, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder(
        name, name, key.public_key(), 2017, starts, starts + timedelta(days=365)
    )
    return builder.sign(key, None).public_bytes(Encoding.PEM).decode("ascii")


def _piece() -> Publication:
    matches = Match.objects.filter(
        work__title=article(CODE).title, state=MatchState.CONFIRMED.value
    )
    return matches.select_related("publication__work").order_by("pk")[0].publication


def _key(who: str) -> WitnessKey:
    """A key of the example, known to everybody and so worth nothing."""
    seed = hashlib.sha256(f"MẪU – KHÔNG CÓ GIÁ TRỊ {who}".encode()).digest()
    return WitnessKey(Ed25519PrivateKey.from_private_bytes(seed))


def _hashed(what: str) -> str:
    return hashlib.sha256(f"MẪU – KHÔNG CÓ GIÁ TRỊ {what}".encode()).hexdigest()
