"""The page that checks a bundle without Python: in a real browser, with the network shut."""

import base64
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from cryptography.hazmat.primitives.serialization import Encoding
from playwright.sync_api import Browser, Page, sync_playwright

from phoihop.engines.capture.authorities import certificates_in_file
from phoihop.engines.capture.camera import BROWSERS
from phoihop.engines.capture.single_file import verifier_page
from phoihop.engines.capture.verifier import check_bundle
from phoihop.engines.capture.zipform import central_header, end_record, local_header
from phoihop.parties.models import Member
from phoihop.publications.models import Match
from tests.engines.capture.test_stamps import FOREIGN, SHA256, checked
from tests.engines.seals import papers
from tests.evidence.witnessing.test_bundles import proven as proven  # noqa: PLC0414
from tests.evidence.witnessing.test_bundles import written

pytestmark = pytest.mark.browser
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)


def start(playwright: object) -> Browser:
    assert CHROMIUM, "the tests need Chromium: see docs/operations.md"
    rootly = ["--no-sandbox"] if os.geteuid() == 0 else []
    opened: Browser = playwright.chromium.launch(  # type: ignore[attr-defined]
        executable_path=CHROMIUM, args=rootly
    )
    return opened


def verdict(shown: Page, path: Path) -> tuple[str, list[str]]:
    """What the page says of a file, and what it names as changed."""
    shown.set_input_files("#file", str(path))
    shown.wait_for_selector("#verdict.whole, #verdict.broken")
    kind = shown.get_attribute("#verdict", "class") or ""
    named = shown.locator("#wrong li").all_inner_texts()
    shown.set_input_files("#file", [])
    shown.evaluate("() => { last = null; document.getElementById('verdict').className = 'busy' }")
    return kind, named


def repacked(whole: Path, target: Path, name: str, data: bytes) -> Path:
    """The bundle with one file replaced, its frame made to fit."""
    with zipfile.ZipFile(whole) as opened:
        kept = {one: opened.read(one) for one in opened.namelist()}
    kept[name] = data
    body, directory = b"", b""
    for one, contents in kept.items():
        crc = zipfile.zlib.crc32(contents)  # type: ignore[attr-defined]
        directory += central_header(one.encode(), len(contents), crc, len(body))
        body += local_header(one.encode(), len(contents), crc) + contents
    target.write_bytes(body + directory + end_record(len(kept), len(directory), len(body)))
    return target


@pytest.fixture
def whole(proven: Match, officer: Member, tmp_path: Path) -> Path:
    """A bundle, and beside it the page that lies in it."""
    made = written("LĐ-2017-0001", officer, tmp_path)
    with zipfile.ZipFile(made) as opened:
        opened.extract("verify.html", tmp_path)
    return made


def altered_bundles(whole: Path) -> Iterator[tuple[Path, str]]:
    """Bundles with something changed, and the name that must be told (empty: any)."""
    data, changed = whole.read_bytes(), whole.with_name("changed.zip")
    at = data.index(b"WARC-Block-Digest: ") + 30
    for altered in (
        data[:at] + b"?" + data[at + 1 :],
        data[:5] + b"?" + data[6:],
        data[:-40] + b"?" + data[-39:],
        data + b" ",
        data[:-1],
    ):
        changed.write_bytes(altered)
        yield changed, ""
    with zipfile.ZipFile(whole) as opened:
        archive = next(one for one in opened.namelist() if one.endswith(".warc"))
        warc, trail = opened.read(archive), opened.read("chain.jsonl")
    yield repacked(whole, changed, archive, warc[:400] + b"?" + warc[401:]), archive
    bent = trail.replace(b"evidence", b"evidense", 1)
    yield repacked(whole, changed, "chain.jsonl", bent), "chain.jsonl"
    yield repacked(whole, changed, "manifest.json", b"{}"), "manifest.json"


def test_the_page_says_what_the_program_says(whole: Path) -> None:
    with sync_playwright() as playwright:
        opened = start(playwright)
        shown = opened.new_context(offline=True).new_page()
        asked: list[str] = []
        shown.on("request", lambda one: asked.append(one.url))
        shown.goto(whole.with_name("verify.html").as_uri())
        assert verdict(shown, whole) == ("whole", [])
        for path, name in altered_bundles(whole):
            kind, named = verdict(shown, path)
            assert (kind, bool(check_bundle(path).wrong)) == ("broken", True), name
            assert any(name in one for one in named), named
        assert [one for one in asked if not one.startswith(("file:", "blob:"))] == []
        opened.close()


ASK = """async ([token, sha256, roots]) => {
  const report = { wrong: [], left: [], untrusted: [], stamps: [],
    fault(code) { this.wrong.push(code); }, holds() {}, leave(code) { this.left.push(code); } };
  const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const trusted = roots ? await certificatesIn(new TextEncoder().encode(roots)) : [];
  await checkStamp("s", bytes(token), sha256, report, trusted);
  return [report.wrong, report.left.filter((one) => !/trust|revocation/.test(one)),
          report.untrusted.length, report.stamps.map((one) => one.root)];
}"""


def both(shown: Page, token: bytes, roots: str = "") -> list[tuple[object, ...]]:
    """What page and program say of one time stamp."""
    told = shown.evaluate(ASK, [base64.b64encode(token).decode(), SHA256, roots])
    report = checked(token, trusted=certificates_in_file(roots.encode()) if roots else None)
    through = [one["trusted_through"] for one in report.stamps.values()]
    left = [code for code, _ in report.unchecked]
    said = ([code for code, _ in report.wrong], left, len(report.untrusted), through)
    return [tuple(told), said]


def test_page_and_program_agree_on_time_stamps_whole_and_changed(tmp_path: Path) -> None:
    page = tmp_path / "verify.html"
    page.write_text(verifier_page(), encoding="utf-8")
    with sync_playwright() as playwright:
        opened = start(playwright)
        shown = opened.new_context(offline=True).new_page()
        shown.goto(page.as_uri())
        for kind in FOREIGN:
            token = base64.b64decode(kind["token"])
            for roots in ("", *(one["root"] for one in FOREIGN)):
                page_says, program_says = both(shown, token, roots)
                assert page_says == program_says
            for at in range(0, len(token), 23):
                bent = token[:at] + bytes([token[at] ^ 1]) + token[at + 1 :]
                page_says, program_says = both(shown, bent)
                assert bool(page_says[0]) == bool(program_says[0]), (at, page_says, program_says)
                assert page_says[0] or page_says[1], at
        opened.close()


def test_the_page_tells_what_holds_in_two_languages(whole: Path) -> None:
    with sync_playwright() as playwright:
        opened = start(playwright)
        shown = opened.new_context(offline=True, viewport={"width": 390, "height": 800}).new_page()
        shown.goto(whole.with_name("verify.html").as_uri())
        shown.set_input_files("#file", str(whole))
        shown.wait_for_selector("#verdict.whole")
        held = " ".join(shown.locator("#held li").all_inner_texts())
        for words in ("chữ ký niêm phong", "bản ghi WARC", "dòng nhật ký", "dấu thời gian",
                      "Dấu thời gian của TSA diễn tập"):  # fmt: skip
            assert words in held, held
        root = papers.authority().identity.certificate.public_bytes(Encoding.PEM)
        chosen = {"name": "root.pem", "mimeType": "application/x-pem-file", "buffer": root}
        shown.set_input_files("#trust", chosen)  # type: ignore[arg-type]
        shown.wait_for_selector("#held li:has-text('dẫn về CA diễn tập')")
        shown.click("#language")
        assert "WHOLE" in shown.inner_text("#verdict")
        found = Axe().run(shown)
        assert found.violations_count == 0, found.generate_report()
        assert shown.evaluate("document.documentElement.scrollWidth") <= 390
        opened.close()
