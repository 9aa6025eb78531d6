"""Addresses of the API of job evaluation: names, nothing else."""

from django.urls import path

from classification.api import views

urlpatterns = [
    path("evaluate/", views.EvaluateView.as_view(), name="evaluate"),
    path("benchmarks/", views.BenchmarksView.as_view(), name="benchmarks"),
    path("magnitude/", views.MagnitudeView.as_view(), name="magnitude"),
]
