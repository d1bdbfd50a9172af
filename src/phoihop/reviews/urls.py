"""Addresses of this room."""

from django.urls import path

from phoihop.reviews import views

app_name = "reviews"
urlpatterns = [
    path("programmes/<str:ref>/reviews/", views.listing, name="list"),
    path("reviews/<str:ref>/", views.review, name="review"),
    path("reviews/<str:ref>/hold/", views.hold, name="hold"),
    path("reviews/<str:ref>/sign/", views.sign, name="sign"),
    path("reviews/<str:ref>/close/", views.close, name="close"),
    path("reviews/<str:ref>/next/", views.draft_next, name="next"),
    path("reviews/<str:ref>/causes/<str:code>/", views.cause, name="cause"),
    path("reviews/<str:ref>/proposals/<str:code>/", views.propose, name="propose"),
    path("reviews/<str:ref>/lessons/new/", views.new_lesson, name="new-lesson"),
    path("reviews/<str:ref>/paper.<str:kind>", views.paper, name="paper"),
    path("lessons/<str:ref>/decide/", views.decide, name="decide"),
    path("lessons/<str:ref>/finish/", views.finish, name="finish"),
]
