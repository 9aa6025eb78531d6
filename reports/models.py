"""Figures as they were built, each version for good."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Release(models.Model):
    """The service-wide figures of a cycle, from the packages that stood at that moment.

    `figures`: {report: {"rows": [{"en", "fr"}], "columns": […], "cells": [[…]]}}, all cells, for
    OCHRO; what leaves goes through rules/disclosure.py. `basis` is the hash of the packages' own
    hashes: the same basis gives the same figures, so nothing is built twice.
    """

    cycle = models.ForeignKey(
        "cycles.Cycle", models.PROTECT, related_name="releases", verbose_name=_("cycle")
    )
    version = models.PositiveIntegerField(_("version"))
    shape = models.PositiveSmallIntegerField(_("shape"))
    basis = models.CharField(_("basis"), max_length=64)
    organizations = models.PositiveIntegerField(_("organizations"))
    packages = models.PositiveIntegerField(_("packages"))
    figures = models.JSONField(_("figures"))
    built_at = models.DateTimeField(_("built"))
    built_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("asked for by"),
    )

    class Meta:
        verbose_name = _("service-wide figures")
        verbose_name_plural = _("service-wide figures")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "version"], name="releases_are_counted")
        ]

    def __str__(self):
        return f"{self.cycle} · {self.version}"
