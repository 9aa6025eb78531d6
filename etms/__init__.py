"""The project and its engines, which import no app; the apps are the folders beside this file."""

from etms.celery import app as celery_app

__all__ = ["celery_app"]
