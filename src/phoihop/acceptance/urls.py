"""Addresses of this room."""

from django.urls import path

from phoihop.acceptance import views

app_name = "acceptance"
urlpatterns = [
    path("programmes/<str:ref>/acceptance/", views.records, name="records"),
    path("programmes/<str:ref>/acceptance/new/", views.draw_up, name="draw-up"),
    path("acceptance/<str:ref>/", views.record, name="record"),
    path("acceptance/<str:ref>/confirm/", views.confirm, name="confirm"),
    path("acceptance/<str:ref>/withdraw/", views.withdraw, name="withdraw"),
    path("acceptance/<str:ref>/request/", views.request_payment, name="request"),
    path("acceptance/<str:ref>/payment/", views.record_payment, name="payment"),
    path("acceptance/<str:ref>/payment/<int:pk>/received/", views.receive, name="receive"),
    path("acceptance/<str:ref>/row/<int:ordinal>/", views.entry, name="entry"),
    path("acceptance/<str:ref>/paper.<str:kind>", views.paper, name="paper"),
]
