"""What the frame of every page needs to know."""

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, object]:
    """Context of the frame: ``acting_member`` (or ``None``). Costs no query of its own.

    The member is what a middleware of a higher room put on the request; the frame shows its
    ``display_name`` and its ``organisation_label`` (else ``organisation``).
    """
    return {"acting_member": getattr(request, "member", None)}
