"""Addresses of the API: each app brings its own; what is none of them answers in JSON too."""

from django.urls import include, path, re_path

from etms.api.doors import Description, Nowhere, Root

app_name = "api"
urlpatterns = [
    path("", Root.as_view(), name="root"),
    path("schema/", Description.as_view(), name="schema"),
    path("", include("etms.directory.api_urls")),
    path("", include("etms.roles.api_urls")),
    path("classification/", include("classification.api_urls")),
    re_path("", Nowhere.as_view(), name="nowhere"),
]
