"""Addresses of this room."""

from django.urls import path

from phoihop.publications.phrases import views as phrases
from phoihop.publications.taking_up import views as taking_up
from phoihop.publications.views import disclosure, imports, matches, origins, works

app_name = "publications"
urlpatterns = [
    path("programmes/<str:ref>/publications/", matches.programme, name="programme"),
    path("programmes/<str:ref>/publications/suggest/", matches.suggest, name="suggest"),
    path("programmes/<str:ref>/publications/<int:pk>/confirm/", matches.confirm, name="confirm"),
    path("programmes/<str:ref>/publications/<int:pk>/refuse/", matches.refuse, name="refuse"),
    path("programmes/<str:ref>/publications/<int:pk>/remove/", matches.remove, name="remove"),
    path("programmes/<str:ref>/disclosure/", disclosure.programme, name="disclosure"),
    path("programmes/<str:ref>/publications/labels/", disclosure.labels, name="labels"),
    path("programmes/<str:ref>/publications/found/", taking_up.found, name="found"),
    path(
        "programmes/<str:ref>/publications/found/<int:pk>/take/", taking_up.take, name="found_take"
    ),
    path(
        "programmes/<str:ref>/publications/found/<int:pk>/refuse/",
        taking_up.refuse,
        name="found_refuse",
    ),
    path("programmes/<str:ref>/publications/phrases/", phrases.phrases, name="phrases"),
    path("programmes/<str:ref>/publications/phrases/<str:code>/", phrases.change, name="phrase"),
    path("manuscripts/<str:ref>/publication/", origins.origin, name="origin"),
    path("publications/", works.listing, name="list"),
    path("publications/new/", works.new, name="new"),
    path("publications/import/", imports.bring_in, name="import"),
    path("publications/imports/", imports.imports, name="imports"),
    path("publications/imports/<str:ref>/", imports.imported, name="imported"),
    path(
        "publications/imports/<str:ref>/refused.<str:suffix>",
        imports.refused_rows,
        name="refused_rows",
    ),
    path("publications/doubles/", works.groupings, name="groupings"),
    path("publications/doubles/<int:pk>/", works.decide_grouping, name="decide_grouping"),
    path("publications/<str:ref>/", works.publication, name="publication"),
    path("publications/<str:ref>/places/", works.add_place, name="add_place"),
    path("publications/<str:ref>/date/", works.complete_date, name="complete_date"),
    path("publications/<str:ref>/match/", works.match_by_hand, name="match_by_hand"),
]
