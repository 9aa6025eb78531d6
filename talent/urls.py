"""The addresses of talent."""

from django.urls import path

from talent.views import conversations, sharing

app_name = "talent"
urlpatterns = [
    # conversation and sharing
    path("people/<int:pk>/conversation/", conversations.conversation, name="conversation"),
    path("people/<int:pk>/share/", sharing.share, name="share"),
    path("people/<int:pk>/shared/", sharing.shared, name="shared"),
]
