"""The job that builds the figures."""

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from etms.cycles.models import Cycle
from etms.jobs import handler
from reports import services


@handler(services.KIND, label=_("Build the service-wide figures"))
def build(payload):
    services.build_figures(
        cycle=Cycle.objects.get(pk=payload["cycle"]),
        by=get_user_model().objects.filter(pk=payload["by"]).first(),
        at=timezone.now(),
    )
