"""Reading which phrases count for the themes of a programme."""

from dataclasses import dataclass

from django.http import Http404

from phoihop.programmes.models import Programme, Theme
from phoihop.publications.matching.cues import WEAK
from phoihop.publications.phrases.models import ThemePhrase
from phoihop.publications.phrases.rules import phrases_in_use


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """One theme with the phrases that count and those struck from the signed list."""

    theme: Theme
    in_use: tuple[str, ...]
    struck: tuple[str, ...]

    @property
    def rows(self) -> list[dict[str, object]]:
        """Each phrase as a page shows it: its words, whether it is weak, whether it is struck."""
        told = [(one, False) for one in self.in_use] + [(one, True) for one in self.struck]
        return [
            {"phrase": one, "words": one.lstrip(WEAK), "weak": one.startswith(WEAK), "off": off}
            for one, off in told
        ]


def words_of(programme: Programme) -> list[ThemeWords]:
    """The themes of a programme, in order. Two queries."""
    edits: dict[int, list[tuple[str, bool]]] = {}
    rows = ThemePhrase.objects.filter(theme__programme=programme).order_by("set_at", "pk")
    for theme_id, phrase, wanted in rows.values_list("theme", "phrase", "wanted"):
        edits.setdefault(theme_id, []).append((phrase, wanted))
    themes = Theme.objects.filter(programme=programme).order_by("ordinal")
    return [
        ThemeWords(
            theme, *phrases_in_use([str(one) for one in theme.phrases], edits.get(theme.pk, []))
        )
        for theme in themes
    ]


def get_theme(programme: Programme, code: str) -> Theme:
    """The theme of that code, or 404."""
    theme = Theme.objects.select_related("programme").filter(programme=programme, code=code).first()
    if theme is None:
        raise Http404(code)
    return theme
