"""The language of a page."""

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation import get_language_from_request, get_supported_language_variant


class ChosenLanguageMiddleware(LocaleMiddleware):
    """Vietnamese unless the person chose otherwise.

    Many an office has browsers set to English that nobody ever asked for; so what a browser
    asks for counts only in the API, where a program says it on purpose.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language for ``request``."""
        language = (
            get_language_from_request(request)
            if request.path_info.startswith("/api/")
            else _chosen(request)
        )
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()


def _chosen(request: HttpRequest) -> str:
    """The language of the cookie that the switch in the page's head sets, else the default."""
    try:
        return get_supported_language_variant(
            request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        )
    except LookupError:
        return settings.LANGUAGE_CODE
