"""Door for beat: the nightly figures."""

from celery import shared_task
from django.utils import timezone

from reports import services


@shared_task
def put_nightly(**_):
    services.put_nightly(at=timezone.now())
