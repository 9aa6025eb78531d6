"""Addresses of the cycles screens: names, nothing else."""

from django.urls import path, register_converter

from etms.cycles import views
from etms.cycles.choices import Audience, Portal
from etms.cycles.models import VERSIONS


class PartConverter:
    """One of the kinds of rules that come in versions."""

    regex = "|".join(VERSIONS)
    to_python = to_url = staticmethod(str)


class AudienceConverter:
    """For whom a page of guidance is written."""

    regex = "|".join(Audience.values)
    to_python = to_url = staticmethod(str)


class PortalConverter:
    """A part of the questionnaire."""

    regex = "|".join(Portal.values)
    to_python = to_url = staticmethod(str)


register_converter(PartConverter, "cycle_part")
register_converter(AudienceConverter, "audience")
register_converter(PortalConverter, "portal")

app_name = "cycles"
urlpatterns = [
    path("", views.cycles, name="cycles"),
    path("new/", views.cycle_new, name="new"),
    path("numbers/", views.numbers, name="numbers"),
    path("guidance/", views.my_guidance, name="my_guidance"),
    path("rules/", views.versions, name="versions"),
    path("rules/<cycle_part:part>/<slug:code>/", views.version, name="version"),
    path("rules/<cycle_part:part>/<slug:code>/edit/", views.version_edit, name="version_edit"),
    path(
        "rules/guidance/<slug:code>/edit/<audience:section>/",
        views.guidance_edit,
        name="guidance_edit",
    ),
    path(
        "rules/questions/<slug:code>/edit/<portal:section>/",
        views.questions_edit,
        name="questions_edit",
    ),
    path("rules/<cycle_part:part>/<slug:code>/begin/", views.version_begin, name="version_begin"),
    path(
        "rules/<cycle_part:part>/<slug:code>/discard/",
        views.version_discard,
        name="version_discard",
    ),
    path("<slug:code>/", views.cycle, name="cycle"),
    path("<slug:code>/changes/", views.changes, name="changes"),
    path("<slug:code>/stages/", views.stages, name="stages"),
    path("<slug:code>/choose/<cycle_part:part>/", views.choose, name="choose"),
    path("<slug:code>/check/", views.check, name="check"),
    path("<slug:code>/publish/", views.publish, name="publish"),
    path("<slug:code>/close/", views.close, name="close"),
    path("<slug:code>/discard/", views.discard, name="discard"),
    path("<slug:code>/guidance/<audience:audience>/", views.guidance, name="guidance"),
]
