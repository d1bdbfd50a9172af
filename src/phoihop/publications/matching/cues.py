"""General cue phrases of content kinds and genres, as data beside this module. Pure."""

from functools import cache
from importlib import resources


@cache
def cues() -> dict[str, tuple[str, ...]]:
    """Kind or genre → its cue phrases, as ``cues.txt`` lists them."""
    found: dict[str, list[str]] = {}
    kind = ""
    for line in resources.files(__package__).joinpath("cues.txt").read_text("utf-8").splitlines():
        words = line.strip()
        if words.startswith("["):
            kind = words.strip("[]")
        elif words and not words.startswith("#"):
            found.setdefault(kind, []).append(words)
    return {name: tuple(phrases) for name, phrases in found.items()}
