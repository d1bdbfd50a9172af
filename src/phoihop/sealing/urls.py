"""Addresses of this room: the sheet of any paper, by its reference."""

from django.urls import path

from phoihop.sealing import views

app_name = "sealing"
urlpatterns = [
    path("papers/<str:ref>/", views.paper, name="paper"),
    path("papers/<str:ref>/print/<slug:kind>/", views.printed, name="print"),
    path("papers/<str:ref>/files/<int:ordinal>/", views.stage_file, name="file"),
    path("papers/<str:ref>/prepare/", views.prepare, name="prepare"),
    path("papers/<str:ref>/bring/", views.bring, name="bring"),
    path("papers/<str:ref>/sign/", views.sign, name="sign"),
    path("papers/<str:ref>/number/", views.number, name="number"),
    path("papers/<str:ref>/scan/", views.scan, name="scan"),
    path("papers/<str:ref>/compare/", views.compare, name="compare"),
    path("papers/<str:ref>/set-aside/", views.set_aside, name="set-aside"),
]
