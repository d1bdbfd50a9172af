"""Addresses of this room. The page of a programme itself is its ledger, a higher room."""

from django.urls import path

from phoihop.programmes.views import (
    changing,
    drafting,
    from_text,
    mandates,
    moving,
    negotiating,
    reading,
    yearly,
)

app_name = "programmes"
_INSTRUMENT = "programmes/<str:ref>/instruments/<str:instrument_ref>"
_PAPER = "programmes/<str:ref>/papers/<str:paper_ref>"
urlpatterns = [
    path("programmes/", reading.programmes, name="list"),
    path("programmes/<str:ref>/annexes/new/", changing.begin_annex, name="begin_programme_annex"),
    path("programmes/<str:ref>/documents/", changing.fate, name="fate"),
    path("mandates/", mandates.mandates, name="mandates"),
    path("mandates/apart/", mandates.gate_rule, name="gate_rule"),
    path("mandates/<str:mandate_ref>/end/", mandates.end_mandate, name="end_mandate"),
    path("programmes/import/", drafting.upload, name="import"),
    path("programmes/draft/", from_text.from_text, name="from_text"),
    path("programmes/new/", drafting.begin, name="begin"),
    path("programmes/<str:ref>/paper/", reading.paper, name="paper"),
    path("programmes/<str:ref>/paper.yaml", reading.programme_file, name="file"),
    path("programmes/<str:ref>/draft/", drafting.draft, name="draft"),
    path("programmes/<str:ref>/draft/head/", drafting.head, name="head"),
    path("programmes/<str:ref>/draft/<slug:key>/", drafting.part, name="part"),
    path("programmes/<str:ref>/instruments/new/", yearly.begin, name="begin_instrument"),
    path(f"{_INSTRUMENT}/", reading.instrument, name="instrument"),
    path(f"{_INSTRUMENT}/paper.yaml", reading.instrument_file, name="instrument_file"),
    path(f"{_INSTRUMENT}/head/", yearly.head, name="instrument_head"),
    path(f"{_INSTRUMENT}/line/", yearly.line, name="line"),
    path(f"{_INSTRUMENT}/annex/", yearly.annex, name="begin_annex"),
    path("programmes/<str:ref>/annexes/<str:annex_ref>/", reading.annex, name="annex"),
    path(f"{_PAPER}/versions/", negotiating.versions, name="versions"),
    path(f"{_PAPER}/versions/<int:number>/", negotiating.version, name="version"),
    path(f"{_PAPER}/versions/<int:before>/<int:after>/", negotiating.compare, name="compare"),
    path(f"{_PAPER}/counter/", negotiating.counter, name="counter"),
    path(
        f"{_PAPER}/counter/send/", negotiating.counter_step, {"step": "send"}, name="send_counter"
    ),
    path(
        f"{_PAPER}/counter/drop/", negotiating.counter_step, {"step": "drop"}, name="drop_counter"
    ),
    *(
        path(
            f"programmes/<str:ref>/papers/<str:paper_ref>/{step}/",
            moving.move,
            {"step": step},
            name=step,
        )
        for step in ("offer", "agree", "check", "approve", "sign", "take_back", "withdraw", "close")
    ),
]
