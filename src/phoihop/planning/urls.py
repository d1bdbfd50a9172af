"""Addresses of this room."""

from django.urls import path

from phoihop.planning.views import assigning, board, deeds, lead_times, months, topics

app_name = "planning"
urlpatterns = [
    path("programmes/<str:ref>/plan/", board.board, name="board"),
    path("programmes/<str:ref>/plan/calendar/", months.month, name="month"),
    path("programmes/<str:ref>/plan/calendar/place/", months.place, name="place"),
    path("programmes/<str:ref>/plan/calendar/bring/", months.bring_calendar, name="bring-calendar"),
    path("programmes/<str:ref>/plan/lead-times/", lead_times.lead_times, name="lead-times"),
    path("programmes/<str:ref>/plan/days/", lead_times.remembered_days, name="remembered-days"),
    path("programmes/<str:ref>/plan/days/add/", lead_times.add_own_day, name="add-own-day"),
    path("programmes/<str:ref>/plan/assignments/", assigning.assignments, name="assignments"),
    path("programmes/<str:ref>/plan/hand-over/", assigning.hand_over, name="hand-over"),
    path("programmes/<str:ref>/plan/deeds/", deeds.all_deeds, name="deeds"),
    path("programmes/<str:ref>/plan/topics/new/", topics.new_topic, name="new-topic"),
    path("programmes/<str:ref>/plan/deeds/new/", deeds.new_deed, name="new-deed"),
    path("calendars/<str:ref>/", months.calendar_import, name="calendar-import"),
    path("topics/<str:ref>/", topics.topic, name="topic"),
    path("topics/<str:ref>/drop/", topics.drop_topic, name="drop-topic"),
    path("topics/<str:ref>/day/", topics.reschedule, name="reschedule"),
    path("topics/<str:ref>/assign/", assigning.offer_assignment, name="offer-assignment"),
    path("topics/<str:ref>/<str:name>/", topics.move_topic, name="move-topic"),
    path("assignments/<str:ref>/", assigning.assignment, name="assignment"),
    path("assignments/<str:ref>/refuse/", assigning.refuse_assignment, name="refuse-assignment"),
    path("assignments/<str:ref>/<str:name>/", assigning.move_assignment, name="move-assignment"),
    path("deeds/<str:ref>/", deeds.deed, name="deed"),
    path("deeds/<str:ref>/papers/<int:pk>/", deeds.deed_paper, name="deed-paper"),
    path("deeds/<str:ref>/<str:name>/", deeds.take_step, name="take-step"),
]
