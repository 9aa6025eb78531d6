"""Addresses of receipts: names, nothing else."""

from django.urls import path

from etms.packages import views

app_name = "packages"
urlpatterns = [
    path("verify/", views.verify, name="verify"),
    path("<slug:number>/", views.receipt, name="receipt"),
]
