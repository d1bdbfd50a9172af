"""Addresses of one's own letters and calendars."""

from django.urls import path

from phoihop.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.choices, name="choices"),
    path("feeds/", views.new_feed, name="new-feed"),
    path("feeds/<int:feed_id>/revoke/", views.revoke_feed, name="revoke-feed"),
]
