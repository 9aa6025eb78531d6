"""Signed classification files of the heads of branches of the first organization.

The others were decided before the system signed files, and their paper says so.
"""

from classification.models import JobEvaluation
from classification.services.signing import sign_file
from demo.chapters.classification.jobs import Job
from demo.chapters.talent.bulk import joins_open
from demo.service import Service

MOST = 6


def load(jobs: list[Job], service: Service) -> None:
    main = service.world.organizations[0]
    able = [job for job in jobs if job.position.organization is main and job.levels_below == 1]
    found = JobEvaluation.objects.filter(pk__in=[job.row for job in able[:MOST]])
    with joins_open():
        for evaluation in found.select_related("organization", "decided_by").order_by("pk"):
            day = evaluation.decided_at.date()
            sign_file(evaluation, by=evaluation.decided_by, at=evaluation.decided_at, on=day)
