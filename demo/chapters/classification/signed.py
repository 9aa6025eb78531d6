"""Signed classification files of the heads of branches and directorates of the first organization.

The others were decided before the system signed files, and their paper says so.
"""

from classification.models import JobEvaluation
from classification.services.signing import sign_file
from demo.chapters.classification.jobs import Job
from demo.chapters.talent.bulk import joins_open
from demo.service import Service

MOST = 30
LEADS = 2  # levels below the deputy head


def load(jobs: list[Job], service: Service) -> None:
    main = service.world.organizations[0]
    able = [job for job in jobs if job.position.organization is main and job.levels_below <= LEADS]
    found = JobEvaluation.objects.filter(pk__in=[job.row for job in able[:MOST]])
    with joins_open():
        for evaluation in found.select_related("organization", "decided_by").order_by("pk"):
            day = evaluation.decided_at.date()
            sign_file(evaluation, by=evaluation.decided_by, at=evaluation.decided_at, on=day)
