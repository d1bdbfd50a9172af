"""Addresses of this room."""

from django.urls import path

from phoihop.meetings import views

app_name = "meetings"
urlpatterns = [
    path("programmes/<str:ref>/meetings/", views.all_meetings, name="list"),
    path("programmes/<str:ref>/meetings/new/", views.new_meeting, name="new"),
    path("meetings/<str:ref>/", views.meeting, name="meeting"),
    path("meetings/<str:ref>/minutes.<str:kind>", views.paper, name="paper"),
    path("meetings/<str:ref>/items/<int:number>/", views.item, name="item"),
    path("meetings/<str:ref>/items/<int:number>/<str:name>/", views.item_act, name="item-act"),
    path("meetings/<str:ref>/<str:name>/", views.act, name="act"),
]
