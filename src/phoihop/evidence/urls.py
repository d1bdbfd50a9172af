"""Addresses of this room."""

from django.urls import path

from phoihop.evidence import views

app_name = "evidence"
urlpatterns = [
    path("programmes/<str:ref>/evidence/", views.listing, name="list"),
    path("publications/<str:ref>/evidence/", views.publication, name="publication"),
    path("evidence/<str:ref>/", views.proof, name="proof"),
    path("evidence/<str:ref>/seal/", views.seal, name="seal"),
    path("evidence/<str:ref>/file", views.file, name="file"),
]
