"""A programme of the database as the matcher takes it."""

from phoihop.law.access import Side
from phoihop.law.period import Period
from phoihop.parties.models import OrganisationName
from phoihop.programmes.leaning import Pointed, pointed_in
from phoihop.programmes.models import Programme, Theme
from phoihop.publications.matching.documents import keys_of_document, open_class
from phoihop.publications.matching.profiles import DocumentLink, ProgrammeProfile, ThemeProfile
from phoihop.publications.phrases.queries import words_of
from phoihop.publications.programme_files import (
    asks_for_province,
    period_of_link,
    provinces_named,
)


def profile_of(programme: Programme) -> ProgrammeProfile:
    """The provinces, period and themes of a programme; themes are keyed by their id.

    Its provinces are those that its title and the institutions of side A bear in their names.
    People's own phrases are among them. Seven queries, however many themes there are.
    """
    parties = programme.parties.filter(side=Side.A.value).values_list("organisation", flat=True)
    names = OrganisationName.objects.filter(organisation__in=parties)
    places = provinces_named(programme.title, *names.values_list("text", flat=True))
    themes = Theme.objects.filter(programme=programme)
    pointed = pointed_in(programme)  # annexes may have moved a theme to another document
    words = {one.theme.pk: one.in_use for one in words_of(programme)}
    period = Period(programme.effective_from, programme.ends_on)
    return ProgrammeProfile(
        programme.ref,
        places,
        period,
        tuple(theme_profile(theme, words[theme.pk], pointed.get(theme.pk, [])) for theme in themes),
    )


def theme_profile(
    theme: Theme, phrases: tuple[str, ...], references: list[Pointed]
) -> ThemeProfile:
    """One theme with the phrases that count, and what it leans on over time."""
    classes = (open_class(one.open_class, one.from_on, one.until_on) for one in references)
    kinds = {"good_practice": theme.good_practice, "model_example": theme.model_example}
    wanted = tuple(kind for kind, asked in kinds.items() if asked)
    links = tuple(link for one in references for link in document_links(one))
    return ThemeProfile(
        theme.pk,
        theme.code,
        phrases,
        wanted,
        links,
        tuple(opened for opened in classes if opened is not None),
        of_province=asks_for_province(theme.title, links, wanted),
    )


def document_links(reference: Pointed) -> list[DocumentLink]:
    """The ways in which the document of a reference is cited; none for an open class."""
    document = reference.document
    if document is None:
        return []
    keys = keys_of_document(
        kind=document.kind,
        symbol=document.symbol,
        issuer=document.issuer,
        term=document.term,
        title=document.title,
        issued_on=document.issued_on,
    )
    valid = period_of_link(reference.from_on, reference.until_on)
    return [DocumentLink(str(document), key, valid) for key in keys]
