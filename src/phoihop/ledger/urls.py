"""Addresses of this room: the page of a programme is its ledger."""

from django.urls import path

from phoihop.ledger import effect_views, plan_views, views

app_name = "ledger"
urlpatterns = [
    path("programmes/<str:ref>/", views.programme, name="programme"),
    path("programmes/<str:ref>/ledger.xlsx", views.workbook, name="workbook"),
    path("programmes/<str:ref>/ledger/<str:code>/<str:column>/", views.facts, name="facts"),
    path(
        "programmes/<str:ref>/annexes/<str:annex_ref>/preview/",
        effect_views.preview,
        name="preview",
    ),
    path("programmes/<str:ref>/leaning/", effect_views.leaning, name="leaning"),
    path("programmes/<str:ref>/early-end/", effect_views.early_end, name="early-end"),
    path("programmes/<str:ref>/plan/lines/", plan_views.plan_lines, name="plan-lines"),
    path(
        "programmes/<str:ref>/plan/lines/<str:instrument_ref>/<str:code>/<str:column>/",
        plan_views.line_facts,
        name="line-facts",
    ),
    path("programmes/<str:ref>/plan/radar/", plan_views.radar, name="radar"),
    path("programmes/<str:ref>/plan/agenda/", plan_views.agenda, name="agenda"),
    path("programmes/<str:ref>/plan/agenda/decide/", plan_views.decide, name="decide"),
    path(
        "programmes/<str:ref>/plan/agenda.<str:kind>", plan_views.agenda_paper, name="agenda-paper"
    ),
]
