"""Addresses of this room: the page of a programme is its ledger."""

from django.urls import path

from phoihop.ledger import views

app_name = "ledger"
urlpatterns = [
    path("programmes/<str:ref>/", views.programme, name="programme"),
    path("programmes/<str:ref>/ledger.xlsx", views.workbook, name="workbook"),
    path("programmes/<str:ref>/ledger/<str:code>/<str:column>/", views.facts, name="facts"),
]
