"""Build the service-wide figures, once for each state of the packages."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from etms import access, audit, jobs
from etms.cycles.models import Cycle
from etms.cycles.queries import running_cycle
from reports import queries
from reports.choices import Verb
from reports.models import Release
from reports.rules.figures import SHAPE
from talent.queries import received

KIND = "reports.build"


@transaction.atomic
def ask_for_figures(*, cycle: Cycle, by: Any, at: datetime) -> None:
    """Leave the job that builds them; asked twice at once, it finds nothing new to build."""
    access.require(by, "reports.build_figures")
    jobs.put(kind=KIND, payload={"cycle": cycle.pk, "by": by.pk})


@transaction.atomic
def put_nightly(*, at: datetime) -> None:
    """Asked every few minutes; the key makes it one a day for the running cycle."""
    on = timezone.localdate(at)
    cycle = running_cycle(on=on)
    if cycle is not None:
        payload = {"cycle": cycle.pk, "by": None}
        jobs.put(kind=KIND, payload=payload, key=f"{KIND}:{cycle.pk}:{on}")


@transaction.atomic
def build_figures(*, cycle: Cycle, by: Any, at: datetime) -> Release | None:
    """A new version of the figures, or None where the packages are those of the last."""
    locked = Cycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)
    basis, last = queries.basis_of(locked), queries.latest(locked)
    if last is not None and last.basis == basis:
        return None
    audit.act(by=by, at=at, verb=Verb.BUILD, target=locked)
    newest = Release.objects.filter(cycle=locked).order_by("-version").first()
    release: Release = Release.objects.create(
        cycle=locked,
        version=newest.version + 1 if newest else 1,
        shape=SHAPE,
        basis=basis,
        organizations=locked.dossiers.count(),
        packages=received.standing(locked).count(),
        figures=queries.counted(locked),
        built_at=at,
        built_by=by,
    )
    return release
