"""The API of roles: who the caller is, and what they are today."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from etms import access
from etms.api.bases import Asked
from etms.directory.access import visible_organizations


class MyPerson(serializers.Serializer):
    id = serializers.IntegerField()
    given_name = serializers.CharField()
    family_name = serializers.CharField()


class MyRole(serializers.Serializer):
    """One role in force; organization and cycle are ids, null where the role has none."""

    role = serializers.CharField()
    organization = serializers.IntegerField(source="organization_id", allow_null=True)
    cycle = serializers.IntegerField(source="cycle_id", allow_null=True)
    starts_at = serializers.DateTimeField()
    ends_at = serializers.DateTimeField(allow_null=True)
    may_submit = serializers.BooleanField()
    main_contact = serializers.BooleanField()


class MyOrganization(serializers.Serializer):
    id = serializers.IntegerField()
    name_en = serializers.CharField()
    name_fr = serializers.CharField()


class Me(serializers.Serializer):
    """The account, the person behind it if any, and what they are at this moment."""

    username = serializers.CharField()
    email = serializers.EmailField()
    language = serializers.ChoiceField(choices=["en", "fr"])
    person = MyPerson(allow_null=True)
    deputy_head_of = serializers.IntegerField(allow_null=True, help_text="id of an organization")
    roles = MyRole(many=True)
    organizations = MyOrganization(many=True)


class MeView(Asked, APIView):
    """Who you are, and what you are today."""

    @extend_schema(operation_id="me", responses=Me)
    def get(self, request):
        user, standing = request.user, access.standing(request.user)
        found = {
            "username": user.username,
            "email": user.email,
            "language": user.language,
            "person": standing.person,
            "deputy_head_of": standing.deputy_head_of,
            "roles": standing.assignments,
            "organizations": visible_organizations(user)
            .filter(pk__in=standing.organizations)
            .order_by("id"),
        }
        return Response(Me(found).data)
