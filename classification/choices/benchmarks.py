"""By what a benchmark position is found: its function, its nature, its place."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class JobFunction(TextChoices):
    AUDIT = "audit", _("Audit and evaluation")
    COMMUNICATIONS = "communications", _("Communications and public affairs")
    CORPORATE = "corporate", _("Corporate services")
    FINANCE = "finance", _("Finance")
    HUMAN_RESOURCES = "human_resources", _("Human resources")
    INFORMATION = "information", _("Information management and technology")
    INTERNATIONAL = "international", _("International affairs")
    LEGAL = "legal", _("Law, tribunals and redress")
    PROCUREMENT = "procurement", _("Procurement and materiel")
    PROGRAMS = "programs", _("Programs and policy of a domain")
    REAL_PROPERTY = "real_property", _("Real property")
    REGULATION = "regulation", _("Regulation and enforcement")
    SCIENCE = "science", _("Science and research")
    SECURITY = "security", _("Security and emergencies")
    SERVICE = "service", _("Service to the public")


class JobNature(TextChoices):
    """What the standard asks about the basic nature of a job."""

    RESEARCH = "research", _("To think deeply, as in research")
    POLICY = "policy", _("To think broadly, as in policy development")
    OPERATIONS = "operations", _("To direct activities, as in operations")
    STAFF = "staff", _("To administer policies and practices, as in staff positions")


class Place(TextChoices):
    HEADQUARTERS = "headquarters", _("Headquarters")
    REGION = "region", _("Region")
    ABROAD = "abroad", _("Abroad")
