"""Addresses of this room."""

from django.urls import path

from phoihop.planning import views

app_name = "planning"
urlpatterns = [
    path("programmes/<str:ref>/plan/", views.board, name="board"),
    path("programmes/<str:ref>/plan/deeds/", views.all_deeds, name="deeds"),
    path("programmes/<str:ref>/plan/topics/new/", views.new_topic, name="new-topic"),
    path("programmes/<str:ref>/plan/deeds/new/", views.new_deed, name="new-deed"),
    path("topics/<str:ref>/", views.topic, name="topic"),
    path("topics/<str:ref>/drop/", views.drop_topic, name="drop-topic"),
    path("topics/<str:ref>/<str:name>/", views.move_topic, name="move-topic"),
    path("deeds/<str:ref>/", views.deed, name="deed"),
    path("deeds/<str:ref>/papers/<int:pk>/", views.deed_paper, name="deed-paper"),
    path("deeds/<str:ref>/<str:name>/", views.take_step, name="take-step"),
]
