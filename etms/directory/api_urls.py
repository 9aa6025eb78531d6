"""Addresses of the API of the directory: names, nothing else."""

from django.urls import path

from etms.directory import api

urlpatterns = [
    path("people/", api.PeopleView.as_view(), name="people"),
    path("people/<int:pk>/", api.PersonView.as_view(), name="person"),
    path("people/<int:pk>/file/", api.FileView.as_view(), name="file"),
    path("positions/", api.PositionsView.as_view(), name="positions"),
    path("positions/<int:pk>/", api.PositionView.as_view(), name="position"),
    path("organizations/", api.OrganizationsView.as_view(), name="organizations"),
    path("organizations/<int:pk>/", api.OrganizationView.as_view(), name="organization"),
]
