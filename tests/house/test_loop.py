"""The page of lifecycles is what the rules say."""

from pathlib import Path

from phoihop.site.loop import loop_markdown


def test_the_loop_page_is_current() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "loop.md"
    assert page.read_text(encoding="utf-8") == loop_markdown(), "./phoihop manage loop"
