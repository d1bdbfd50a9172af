"""Whether a view should answer with the whole page or only with a part of it."""

from django.http import HttpRequest


def is_partial(request: HttpRequest) -> bool:
    """Whether htmx asked and will put the answer into the page that is open.

    A boosted link and a step back in the history need the whole page, so they are no partials.
    Vary on ``HX-Request`` is not needed: pages for signed-in people are not cached.
    """
    headers = request.headers
    if headers.get("HX-Request") != "true":
        return False
    whole = ("HX-Boosted", "HX-History-Restore-Request")
    return not any(headers.get(name) == "true" for name in whole)
