"""Addresses of this room."""

from django.urls import path

from phoihop.register import views

app_name = "register"
urlpatterns = [
    path("", views.listing, name="list"),
    path("<str:ref>.json", views.open_data, name="open_data"),
    path("<str:ref>/", views.programme, name="programme"),
]
