"""Addresses of this room."""

from django.urls import path

from phoihop.royalties import norm_views, views

app_name = "royalties"
urlpatterns = [
    path("royalties/", views.listing, name="list"),
    path("royalties/reckon/", views.reckon, name="reckon"),
    path("royalties/draw-up/", views.draw_up, name="draw-up"),
    path("royalties/norms/", norm_views.norms, name="norms"),
    path("royalties/norms/<str:kind>/<str:day>/", norm_views.check, name="check-norm"),
    path("royalties/entries/<str:ref>/remove/", views.remove, name="remove"),
    path("royalties/<str:ref>/", views.statement, name="statement"),
    path("royalties/<str:ref>/pay/", views.pay, name="pay"),
    path("royalties/<str:ref>/paper.<str:kind>", views.paper, name="paper"),
    path("royalties/<str:ref>/<str:name>/", views.move, name="move"),
]
