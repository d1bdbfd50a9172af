"""Addresses of this room."""

from django.urls import path

from phoihop.press.views import outlets as views

app_name = "press"
urlpatterns = [
    path("", views.outlets, name="outlets"),
    path("new/", views.new, name="new"),
    path("<slug:ref>/", views.outlet, name="outlet"),
    path("<slug:ref>/hosts/", views.add_host, name="add_host"),
    path("<slug:ref>/names/", views.add_name, name="add_name"),
    path("<slug:ref>/kinds/", views.add_kind, name="add_kind"),
]
