"""Addresses on the bases of the API, as an app would write them; for the tests of the bases."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.urls import include, path
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from etms.accounts.models import User
from etms.api.bases import Asked, DetailView, ListView, PageQuery, Strict
from etms.api_urls import urlpatterns as real


class Body(Strict):
    name = serializers.CharField(max_length=5)
    number = serializers.IntegerField(read_only=True)


class Echo(Asked, APIView):
    """Takes a body; a service that refuses stands behind it."""

    def post(self, request):
        body = Body(data=request.data)
        body.is_valid(raise_exception=True)
        name = body.validated_data["name"]
        if name == "taken":
            raise ValidationError({"name": "It is taken."})
        if name == "later":
            raise ValidationError("Not now.")
        if name == "no":
            raise PermissionDenied("Only somebody else may do this.")
        if name == "break":
            raise RuntimeError("this must not be shown")
        return Response(body.validated_data)


class Card(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ["id", "username"]


class WhoActs(Asked, APIView):
    """Whom the database, the request and the log know as the one who asks."""

    def get(self, request):
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('etms.user', true)")
            return Response({"named": cursor.fetchone()[0], "asks": request.user.pk})


class Query(PageQuery):
    q = serializers.CharField(required=False)


class Cards(ListView):
    query_class = Query
    serializer_class = Card
    keys = ("-username", "id")

    def get_queryset(self):
        return User.objects.filter(username__contains=self.asked.get("q", ""))


class OneCard(DetailView):
    serializer_class = Card
    queryset = User.objects.all()


own = [
    path("echo/", Echo.as_view(), name="echo"),
    path("who-acts/", WhoActs.as_view(), name="who_acts"),
    path("cards/", Cards.as_view(), name="cards"),
    path("cards/<int:pk>/", OneCard.as_view(), name="card"),
]
handler400 = "etms.api.refusals.bad_request"
handler500 = "etms.api.refusals.server_error"
urlpatterns = [path("api/", include((own + real, "api")))]
