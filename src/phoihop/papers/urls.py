"""Addresses of this room: one page, for everybody."""

from django.urls import path

from phoihop.papers import views

app_name = "papers"
urlpatterns = [
    path("verify/", views.verify, name="verify"),
]
