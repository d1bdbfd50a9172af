"""Addresses of this room."""

from django.urls import path

from phoihop.parties import views

app_name = "parties"
urlpatterns = [
    path("", views.organisation_list, name="list"),
    path("new/", views.new_organisation, name="new_organisation"),
    path("people/", views.people, name="people"),
    path("people/new/", views.new_person, name="new_person"),
    path("people/<slug:ref>/", views.person, name="person"),
    path("people/<slug:ref>/office/", views.new_appointment, name="new_appointment"),
    path("members/", views.members, name="members"),
    path("members/new/", views.new_member, name="new_member"),
    path("members/<slug:ref>/", views.member, name="member"),
    path("members/<slug:ref>/out/", views.set_active, {"active": False}, name="shut_out"),
    path("members/<slug:ref>/in/", views.set_active, {"active": True}, name="let_in"),
    path("<slug:ref>/", views.organisation, name="organisation"),
    path("<slug:ref>/<slug:what>/", views.change, name="change"),
]
