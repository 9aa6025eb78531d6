"""The words of the directory. The stored value is a stable code; the label is for people."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit


class Size(TextChoices):
    MICRO = "MICRO", _("Micro")
    SMALL = "SMALL", _("Small")
    MEDIUM = "MEDIUM", _("Medium")
    LARGE = "LARGE", _("Large")


class Level(TextChoices):
    """EX-01 to EX-05, the deputy head, and the equivalents of the Policy on the Management of
    Executives (id 25583): DS-7A, DS-7B, DS-8, MD-MOF-4, MD-MOF-5, MD-MSP-3, LC-01 to LC-04."""

    EX_01 = "EX-01", "EX-01"
    EX_02 = "EX-02", "EX-02"
    EX_03 = "EX-03", "EX-03"
    EX_04 = "EX-04", "EX-04"
    EX_05 = "EX-05", "EX-05"
    DM = "DM", _("Deputy head")
    DS_7A = "DS-7A", "DS-7A"
    DS_7B = "DS-7B", "DS-7B"
    DS_8 = "DS-8", "DS-8"
    MD_MOF_4 = "MD-MOF-4", "MD-MOF-4"
    MD_MOF_5 = "MD-MOF-5", "MD-MOF-5"
    MD_MSP_3 = "MD-MSP-3", "MD-MSP-3"
    LC_01 = "LC-01", "LC-01"
    LC_02 = "LC-02", "LC-02"
    LC_03 = "LC-03", "LC-03"
    LC_04 = "LC-04", "LC-04"


class Region(TextChoices):
    """Work regions of gc-facts 3.5."""

    NCR = "NCR", _("National Capital Region")
    ATLANTIC = "ATLANTIC", _("Atlantic")
    QUEBEC = "QUEBEC", _("Quebec")
    ONTARIO = "ONTARIO", _("Ontario")
    PRAIRIES = "PRAIRIES", _("Prairies")
    BRITISH_COLUMBIA = "BC", _("British Columbia")
    NORTH = "NORTH", _("North")


class LanguageRequirement(TextChoices):
    BILINGUAL = "bilingual", _("Bilingual")
    ENGLISH = "english", _("English essential")
    FRENCH = "french", _("French essential")
    EITHER = "either", _("English or French essential")


class OfficialLanguage(TextChoices):
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")


class Skill(TextChoices):
    READING = "reading", _("Reading (written comprehension)")
    WRITING = "writing", _("Writing (written expression)")
    ORAL = "oral", _("Oral proficiency")


class Proficiency(TextChoices):
    """Second-language evaluation results (gc-facts 3.5)."""

    X = "X", _("X (below A)")
    A = "A", "A"
    B = "B", "B"
    C = "C", "C"
    EXEMPT = "E", _("E (exempt from further testing)")
    P = "P", _("P (specialized)")


class Kind(TextChoices):
    """What an appointment is."""

    SUBSTANTIVE = "substantive", _("Substantive")
    ACTING = "acting", _("Acting")
    ASSIGNMENT = "assignment", _("Assignment")
    SECONDMENT = "secondment", _("Secondment")
    INTERCHANGE_OUT = "interchange_out", _("Interchange out")
    INTERCHANGE_IN = "interchange_in", _("Interchange in")


# Where a person belongs, and where they are for a time. A person has one of each on a day.
HOME_KINDS = (Kind.SUBSTANTIVE, Kind.INTERCHANGE_IN)
AWAY_KINDS = (Kind.ACTING, Kind.ASSIGNMENT, Kind.SECONDMENT, Kind.INTERCHANGE_OUT)
INTERCHANGES = (Kind.INTERCHANGE_OUT, Kind.INTERCHANGE_IN)


@audit.register
class Verb(TextChoices):
    LOAD_ORGANIZATIONS = "organizations.load", _("loaded organizations from a file")
    SEAT_DEPUTY_HEAD = "organization.seat_deputy_head", _("seated the deputy head")
    ADD_PERSON = "person.add", _("added the person")
    REVISE_PERSON = "person.revise", _("changed the person’s particulars")
    REVISE_RESTRICTED = "person.revise_restricted", _("changed what only the person sees")
    RECORD_SALARY = "salary.record", _("recorded a salary")
    LINK_ACCOUNT = "person.link_account", _("linked an account to the person")
    ADD_POSITION = "position.add", _("added the position")
    REVISE_POSITION = "position.revise", _("changed the position from a date on")
    START_APPOINTMENT = "appointment.start", _("recorded an appointment")
    END_APPOINTMENT = "appointment.end", _("recorded the end of an appointment")
    RECORD_LANGUAGE_RESULT = "language_result.record", _("recorded a language result")
    ADD_UNIT = "unit.add", _("added the unit")
    REVISE_UNIT = "unit.revise", _("changed the unit")
