"""Which tables are content (every write leaves a trace), and which columns stay out of it."""

from collections.abc import Iterable

from django.apps import AppConfig
from django.db import models

OUR_APPS = frozenset(
    {
        "etms.accounts",
        "etms.directory",
        "etms.roles",
        "etms.cycles",
        "etms.answers",
        "etms.learning",
        "etms.committees",
        "etms.packages",
        "etms.work",
        "classification",
        "performance",
        "talent",
        "reports",
    }
)
NOT_CONTENT = frozenset({"work.Job", "work.Notice", "work.Heartbeat"})
# A package or a signed file holds its own immutable copy, under its hash and signature. A private
# note is read by its author alone, and gone when the author deletes it.
SECRET = {
    "accounts.User": {"password"},
    "packages.Package": {"content"},
    "talent.Observation": {"text"},
    "classification.SignedFile": {"content"},
    "talent.SubmittedFile": {"content"},
    "talent.SubmittedPosition": {"content"},
}


def content_models(configs: Iterable[AppConfig]) -> list[type[models.Model]]:
    """Every concrete model of our apps among these, except jobs, notices and heartbeats."""
    return [
        model
        for config in configs
        if config.name in OUR_APPS
        for model in config.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.label not in NOT_CONTENT
    ]


def kept_out(model: type[models.Model]) -> list[str]:
    """Columns the ledger never holds: hashes, and what the database derives by itself."""
    derived = {f.column for f in model._meta.concrete_fields if getattr(f, "generated", False)}
    return sorted(derived | SECRET.get(model._meta.label, set()))
