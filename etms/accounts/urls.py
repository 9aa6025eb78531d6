"""Addresses of the accounts screens: names, nothing else. Sign-in has its own (entrance_urls)."""

from django.urls import path

from etms.accounts import views

app_name = "accounts"
urlpatterns = [
    path("language/", views.set_language, name="set_language"),
    path("session/keep/", views.keep_session, name="keep_session"),
    path("accounts-admin/", views.accounts, name="accounts"),
    path("accounts-admin/<int:pk>/", views.account, name="account"),
    path("accounts-admin/<int:pk>/deactivate/", views.deactivate, name="deactivate"),
    path("accounts-admin/<int:pk>/reactivate/", views.reactivate, name="reactivate"),
    path("accounts-admin/<int:pk>/end-sessions/", views.end_sessions, name="end_sessions"),
    path("accounts-admin/<int:pk>/send-reset/", views.send_reset, name="send_reset"),
]
