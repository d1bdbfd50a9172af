"""Addresses of this room."""

from django.urls import path

from phoihop.fieldwork.views import leads, overview, packs, questions, trips

app_name = "fieldwork"
urlpatterns = [
    path("programmes/<str:ref>/field/", overview.overview, name="overview"),
    path("programmes/<str:ref>/field/trips/", trips.all_trips, name="trips"),
    path("programmes/<str:ref>/field/trips/new/", trips.new_trip, name="new-trip"),
    path("programmes/<str:ref>/field/questions/", questions.all_questions, name="questions"),
    path("programmes/<str:ref>/field/questions/new/", questions.new_question, name="new-question"),
    path("programmes/<str:ref>/field/packs/", packs.all_packs, name="packs"),
    path("programmes/<str:ref>/field/packs/new/", packs.new_pack, name="new-pack"),
    path("programmes/<str:ref>/field/leads/", leads.all_leads, name="leads"),
    path("programmes/<str:ref>/field/leads/new/", leads.new_lead, name="new-lead"),
    path("trips/<str:ref>/", trips.trip, name="trip"),
    path("trips/<str:ref>/<str:name>/", trips.act, name="trip-act"),
    path("questions/<str:ref>/", questions.question, name="question"),
    path("questions/<str:ref>/<str:name>/", questions.act, name="question-act"),
    path("packs/<str:ref>/", packs.pack, name="pack"),
    path("packs/<str:ref>/new/", packs.new_version, name="new-version"),
    path("packs/<str:ref>/use/", packs.use, name="use-pack"),
    path("packs/<str:ref>/seen/<str:topic>/", packs.seen, name="pack-seen"),
    path("packs/<str:ref>/<int:number>.docx", packs.paper, name="pack-paper"),
    path("leads/<str:ref>/", leads.lead, name="lead"),
    path("leads/<str:ref>/sources/<int:place>/verify/", leads.verify, name="verify-source"),
    path("leads/<str:ref>/people/<int:place>/revoke/", leads.revoke, name="revoke-consent"),
    path("leads/<str:ref>/<str:name>/", leads.act, name="lead-act"),
]
