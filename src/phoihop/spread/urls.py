"""Addresses of this room."""

from django.urls import path

from phoihop.spread.views import travels, twice

app_name = "spread"
BEFORE = "programmes/<str:ref>/spread/before/"
PIECE = f"{BEFORE}<str:instrument>/<str:work>/"
urlpatterns = [
    path("programmes/<str:ref>/spread/", travels.programme, name="programme"),
    path("programmes/<str:ref>/spread.xlsx", travels.workbook, name="workbook"),
    path(BEFORE, twice.listing, name="twice"),
    path(PIECE, twice.piece, name="piece"),
    path(f"{PIECE}propose/", twice.propose, name="propose"),
    path("cofunding/<str:ref>/decide/", twice.decide, name="decide"),
    path("cofunding/<str:ref>/withdraw/", twice.withdraw, name="withdraw_decision"),
    path("works/<str:ref>/spread/", travels.work, name="work"),
    path("works/<str:ref>/spread/<str:key>/", travels.passages, name="passages"),
    path("works/<str:ref>/spread/<str:key>/again/", travels.again, name="again"),
    path("works/<str:ref>/beside/<str:other>/", travels.beside, name="beside"),
    path("works/<str:ref>/copies/", travels.declare, name="declare"),
    path("works/<str:ref>/copies/<str:copy>/withdraw/", travels.withdraw, name="withdraw"),
    path("works/<str:ref>/terms/", travels.set_terms, name="set_terms"),
]
