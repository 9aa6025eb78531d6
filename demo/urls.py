"""Addresses of the demo: included in demo mode only."""

from django.urls import path

from demo import views

urlpatterns = [path("sign-in/", views.sign_in, name="demo_sign_in")]
