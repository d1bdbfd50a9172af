"""Addresses of this room."""

from django.urls import path

from phoihop.evidence import views
from phoihop.evidence.labelling import views as labelling
from phoihop.evidence.watching import views as watching
from phoihop.evidence.witnessing import views as witnessing

app_name = "evidence"
urlpatterns = [
    path("programmes/<str:ref>/evidence/watch/", watching.programme, name="watch_programme"),
    path("programmes/<str:ref>/evidence/watch/read/", watching.read, name="watch_read"),
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
    path("publications/<str:ref>/evidence/capture/", witnessing.order, name="order"),
    path("publications/<str:ref>/evidence/label/", labelling.label, name="label"),
    path("witnesses/", witnessing.keys, name="keys"),
    path("witnesses/bundle/", witnessing.testify, name="testify"),
    path("witnesses/<str:fingerprint>/revoke/", witnessing.revoke, name="revoke"),
    path("bundles/<str:ref>.zip", witnessing.bundle, name="bundle"),
    path("evidence/<str:ref>/part/<str:name>", witnessing.part, name="part"),
    path("evidence/<str:ref>/stamp/<int:number>", witnessing.stamp, name="stamp"),
    path("evidence/<str:ref>/", views.proof, name="proof"),
    path("evidence/<str:ref>/seal/", views.seal, name="seal"),
    path("evidence/<str:ref>/file", views.file, name="file"),
]
