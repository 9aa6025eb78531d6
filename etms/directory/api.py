"""The directory for scripts: the same scopes, the same fields and the same record as its pages."""

from datetime import date

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView

from etms import access as door
from etms.api.bases import Asked, DetailView, ListView, PageQuery, Strict
from etms.directory import access, files, listings, positions, queries
from etms.directory.choices import LanguageRequirement, Level, Region
from etms.directory.models import Unit


class OnDay(Strict):
    """As of a day; today where none is named."""

    on = serializers.DateField(required=False)


class ListQuery(PageQuery):
    """What a list of the directory can be asked for."""

    q = serializers.CharField(required=False, max_length=100, help_text="beginnings of words")
    organization = serializers.IntegerField(required=False, min_value=1)
    unit = serializers.IntegerField(required=False, min_value=1, help_text="it and all below")
    level = serializers.ChoiceField(Level.choices, required=False)
    region = serializers.ChoiceField(Region.choices, required=False)
    on = serializers.DateField(required=False)


class PeopleQuery(ListQuery):
    sort = serializers.ChoiceField(
        [f"{way}{name}" for name in ("name", "level", "organization") for way in ("", "-")],
        required=False,
    )


class PositionsQuery(ListQuery):
    language_requirement = serializers.ChoiceField(LanguageRequirement.choices, required=False)
    vacant = serializers.BooleanField(required=False)
    sort = serializers.ChoiceField(
        [f"{way}{name}" for name in ("title", "level", "organization") for way in ("", "-")],
        required=False,
    )


class OrganizationsQuery(PageQuery):
    q = serializers.CharField(required=False, max_length=100, help_text="beginnings of words")
    sort = serializers.ChoiceField(
        [f"{way}{name}" for name in ("name", "number") for way in ("", "-")], required=False
    )


class Card(serializers.Serializer):
    """A row of executives: where they belong on the day."""

    row = serializers.IntegerField(source="pk", help_text="for after and before")
    id = serializers.IntegerField(source="person_id")
    given_name = serializers.CharField(source="person.given_name")
    family_name = serializers.CharField(source="person.family_name")
    level = serializers.CharField()
    position = serializers.IntegerField(source="position_id")
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    unit = serializers.IntegerField(source="unit_id")
    unit_name_en = serializers.CharField()
    unit_name_fr = serializers.CharField()
    organization = serializers.IntegerField(source="organization_id")
    organization_name_en = serializers.CharField()
    organization_name_fr = serializers.CharField()


class Terms(serializers.Serializer):
    """What a position is from a day to a day."""

    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True)
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    level = serializers.CharField()
    unit = serializers.IntegerField(source="unit_id")
    organization = serializers.IntegerField(source="unit.organization_id")
    reports_to = serializers.IntegerField(source="reports_to_id", allow_null=True)


class PositionRow(Terms):
    """A row of positions: its terms of the day, and whether somebody is in it."""

    row = serializers.IntegerField(source="pk", help_text="for after and before")
    id = serializers.IntegerField(source="position_id")
    number = serializers.CharField(source="position.number")
    region = serializers.CharField(source="position.region")
    language_requirement = serializers.CharField(source="position.language_requirement")
    language_profile = serializers.CharField(source="position.language_profile")
    vacant = serializers.SerializerMethodField()

    def get_vacant(self, terms) -> bool:
        return terms.incumbent_id is None


class PositionDetail(serializers.Serializer):
    """A position and its dated terms, newest first."""

    id = serializers.IntegerField()
    number = serializers.CharField()
    region = serializers.CharField()
    language_requirement = serializers.CharField()
    language_profile = serializers.CharField()
    terms = Terms(many=True, source="known_terms")


class OrganizationRow(serializers.Serializer):
    id = serializers.IntegerField()
    number = serializers.IntegerField()
    name_en = serializers.CharField()
    name_fr = serializers.CharField()
    core_public_administration = serializers.BooleanField()
    size = serializers.CharField()


class Stay(serializers.Serializer):
    """An appointment of a file."""

    kind = serializers.CharField(source="appointment.kind")
    starts_on = serializers.DateField(source="appointment.starts_on")
    ends_on = serializers.DateField(source="appointment.ends_on", allow_null=True)
    position = serializers.IntegerField(source="appointment.position_id", allow_null=True)
    title = serializers.CharField()
    level = serializers.CharField()
    place = serializers.CharField()
    salary_borne_by = serializers.IntegerField(
        source="appointment.salary_borne_by_id", allow_null=True
    )
    performance_pay_borne_by = serializers.IntegerField(
        source="appointment.performance_pay_borne_by_id", allow_null=True
    )
    corporate_commitment = serializers.BooleanField(
        source="appointment.corporate_commitment", allow_null=True
    )


class Result(serializers.Serializer):
    skill = serializers.CharField()
    result = serializers.CharField()
    tested_on = serializers.DateField()
    expires_on = serializers.DateField(allow_null=True)


class Above(serializers.Serializer):
    name = serializers.CharField()
    title = serializers.CharField()
    level = serializers.CharField()


class Paid(serializers.Serializer):
    amount = serializers.DecimalField(max_digits=10, decimal_places=2)
    starts_on = serializers.DateField()


class Restricted(serializers.Serializer):
    date_of_birth = serializers.DateField(allow_null=True)
    gender = serializers.CharField(allow_blank=True)


class File(serializers.Serializer):
    """An executive's file as of a day; what this reader may not see is null."""

    id = serializers.IntegerField(source="person.pk")
    on = serializers.DateField()
    given_name = serializers.CharField(source="person.given_name")
    family_name = serializers.CharField(source="person.family_name")
    first_official_language = serializers.CharField(source="person.first_official_language")
    correspondence_language = serializers.CharField(source="person.correspondence_language")
    service_start_on = serializers.DateField(source="person.service_start_on", allow_null=True)
    appointments = Stay(many=True, source="stays")
    language_results = Result(many=True, source="particulars.results")
    managers_above = Above(many=True, source="particulars.line")
    salary = Paid(source="particulars.salary", allow_null=True)
    restricted = Restricted(source="particulars.restricted", allow_null=True)


def day_asked(request, asked: dict, organization) -> date:
    """The day asked for; another than today only where the door lets it."""
    today = door.standing(request.user).on
    on = asked.get("on") or today
    if on != today:
        door.require(request.user, "directory.view_past", organization)
    return on


def _asked(request, asked: dict) -> listings.Asked:
    units = None
    if unit := asked.get("unit"):
        found = access.visible_units(request.user).filter(pk=unit).first()
        units = frozenset(queries.unit_ids_below(found or Unit(pk=0)))
    names = ("q", "organization", "level", "region", "language_requirement", "vacant")
    return listings.Asked(
        on=day_asked(request, asked, None),
        units=units,
        **{name: asked[name] for name in names if name in asked},
    )


class PeopleView(ListView):
    """The executives this reader may see."""

    query_class = PeopleQuery
    serializer_class = Card

    def get_queryset(self):
        return listings.people(self.request.user, _asked(self.request, self.asked))

    def get_keys(self):
        return listings.people_order(self.asked.get("sort") or "name")


class PersonView(Asked, APIView):
    """The card of one executive, or null where they belong to no position today."""

    @extend_schema(operation_id="person", responses=Card)
    def get(self, request, pk):
        person = get_object_or_404(access.visible_people(request.user), pk=pk)
        today = door.standing(request.user).on
        found = get_object_or_404(queries.cards(on=today), person=person)
        return Response(Card(found).data)


class FileView(Asked, APIView):
    """The file of one executive; every opening is recorded."""

    query_class = OnDay

    @extend_schema(operation_id="file", responses=File)
    def get(self, request, pk):
        person = get_object_or_404(access.visible_people(request.user), pk=pk)
        on = self.asked.get("on") or door.standing(request.user).on
        return Response(File(files.open_file(request.user, person, on=on)).data)


class PositionsView(ListView):
    """The positions this reader may see."""

    query_class = PositionsQuery
    serializer_class = PositionRow

    def get_queryset(self):
        return listings.positions(self.request.user, _asked(self.request, self.asked))

    def get_keys(self):
        return listings.positions_order(self.asked.get("sort") or "title")


class PositionView(DetailView):
    """One position with its terms."""

    serializer_class = PositionDetail

    def get_queryset(self):
        return access.visible_positions(self.request.user)

    def get_object(self):
        found = super().get_object()
        found.known_terms = positions.terms_of(found)
        return found


class OrganizationsView(ListView):
    """The organizations whose directory this reader may open."""

    query_class = OrganizationsQuery
    serializer_class = OrganizationRow

    def get_queryset(self):
        return listings.organizations(self.request.user, self.asked.get("q", ""))

    def get_keys(self):
        return listings.organizations_order(self.asked.get("sort") or "name")


class OrganizationView(DetailView):
    """One organization."""

    serializer_class = OrganizationRow

    def get_queryset(self):
        return access.visible_organizations(self.request.user)
