"""Addresses of this room."""

from django.urls import path

from phoihop.press.views import found, outlets, troubles

app_name = "press"
urlpatterns = [
    path("", outlets.outlets, name="outlets"),
    path("new/", outlets.new, name="new"),
    path("paste/", found.paste, name="paste"),
    path("troubles/", troubles.troubles, name="troubles"),
    path("<slug:ref>/", outlets.outlet, name="outlet"),
    path("<slug:ref>/hosts/", outlets.add_host, name="add_host"),
    path("<slug:ref>/names/", outlets.add_name, name="add_name"),
    path("<slug:ref>/kinds/", outlets.add_kind, name="add_kind"),
    path("<slug:ref>/places/", outlets.add_place, name="add_place"),
    path("<slug:ref>/follow/", found.follow, name="follow"),
    path("<slug:ref>/unfollow/", found.unfollow, name="unfollow"),
    path("<slug:ref>/sources/", found.add_source, name="add_source"),
    path("<slug:ref>/sources/<int:number>/drop/", found.drop_source, name="drop_source"),
    path("<slug:ref>/print/", found.record_print, name="print"),
    path("<slug:ref>/broadcast/", found.record_broadcast, name="broadcast"),
    path("<slug:ref>/found/", found.found, name="found"),
    path("<slug:ref>/found/<str:key>/again/", found.ask_again, name="ask_again"),
    path("<slug:ref>/found/<str:key>/scan/", found.scan, name="scan"),
]
