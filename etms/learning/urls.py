"""The addresses of learning plans."""

from django.urls import path

from etms.learning import views

app_name = "learning"
urlpatterns = [
    path("people/<int:pk>/learning/", views.plan, name="plan"),
    path("learning/<int:pk>/", views.action, name="action"),
]
