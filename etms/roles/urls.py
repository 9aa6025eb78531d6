"""Addresses of the screens of roles: names, nothing else."""

from django.urls import path

from etms.roles import views

app_name = "roles"
urlpatterns = [
    path("", views.roles, name="roles"),
    path("<int:pk>/end/", views.role_end, name="role_end"),
    path("delegates/", views.delegates, name="delegates"),
    path("delegates/all/", views.delegates_of_all, name="delegates_of_all"),
    path("delegates/<int:pk>/withdraw/", views.delegate_withdraw, name="delegate_withdraw"),
    path("people/<int:pk>/who-can-see/", views.who_can_see, name="who_can_see"),
    path("people/<int:pk>/who-opened/", views.who_opened, name="who_opened"),
]
