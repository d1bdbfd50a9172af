"""Addresses of this room: the first page of the house, and what reaches over all rooms."""

from django.urls import path

from phoihop.desk import feed_views, hand_over_views, views

app_name = "desk"
urlpatterns = [
    path("", views.today, name="today"),
    path("feeds/<str:secret>.ics", feed_views.feed, name="feed"),
    path("search/", views.search, name="search"),
    path("hand-over/", hand_over_views.hand_over, name="hand-over"),
    path("programmes/<str:ref>/trail/", views.trail, name="trail"),
    path("programmes/<str:ref>/trail.jsonl", views.trail_file, name="trail-file"),
]
