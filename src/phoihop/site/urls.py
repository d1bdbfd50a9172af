"""Which address leads to which room.

Addresses read like the work: ``/programmes/CT-2017-01/`` is the ledger of that programme,
``/programmes/CT-2017-01/plan/`` its plan. Each room owns the part behind its own word.
"""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("phoihop.accounts.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("register/", include("phoihop.register.urls")),
    path("api/v1/", include("phoihop.api.urls")),
    path("", include("phoihop.desk.urls")),
    path("notices/", include("phoihop.notices.urls")),
    path("parties/", include("phoihop.parties.urls")),
    path("outlets/", include("phoihop.press.urls")),
    path("", include("phoihop.programmes.urls")),
    path("", include("phoihop.papers.urls")),
    path("", include("phoihop.sealing.urls")),
    path("", include("phoihop.planning.urls")),
    path("", include("phoihop.fieldwork.urls")),
    path("", include("phoihop.meetings.urls")),
    path("", include("phoihop.manuscripts.urls")),
    path("", include("phoihop.publications.urls")),
    path("", include("phoihop.royalties.urls")),
    path("", include("phoihop.evidence.urls")),
    path("", include("phoihop.spread.urls")),
    path("", include("phoihop.acceptance.urls")),
    path("", include("phoihop.ledger.urls")),
    path("", include("phoihop.reviews.urls")),
]
