"""Addresses of this room."""

from django.urls import path

from phoihop.evidence import views
from phoihop.evidence.watching import views as watching

app_name = "evidence"
urlpatterns = [
    path("programmes/<str:ref>/watch/", watching.programme, name="watch_programme"),
    path("programmes/<str:ref>/watch/read/", watching.read, name="watch_read"),
    path("publications/<str:ref>/watch/", watching.work, name="watch"),
    path("publications/<str:ref>/watch/again/", watching.again, name="watch_again"),
    path("publications/<str:ref>/watch/removal/", watching.removal, name="watch_removal"),
    path(
        "publications/<str:ref>/watch/<int:ordinal>/page.warc",
        watching.archive,
        name="watch_archive",
    ),
    path("publications/<str:ref>/watch/<int:ordinal>/paper", watching.paper, name="watch_paper"),
    path("programmes/<str:ref>/evidence/", views.listing, name="list"),
    path("publications/<str:ref>/evidence/", views.publication, name="publication"),
    path("evidence/<str:ref>/", views.proof, name="proof"),
    path("evidence/<str:ref>/seal/", views.seal, name="seal"),
    path("evidence/<str:ref>/file", views.file, name="file"),
]
