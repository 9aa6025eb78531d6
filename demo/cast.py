"""The twelve people to sign in as: their fixed user names, who they are, what each can show."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DOMAIN = "demo.example"


@dataclass(frozen=True)
class Part:
    """One demo person; without a family name it is an account alone."""

    username: str
    given: str
    family: str
    gender: str
    language: str
    shows: str | Promise

    @property
    def email(self) -> str:
        return f"{self.username}@{DOMAIN}"

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}".strip() or self.username


CAST = (
    Part(
        "executive", "Maya", "Thornbury-Osei", "woman", "en",
        _("Director General: a questionnaire begun, last year’s answers, own file, learning plan"),
    ),
    Part(
        "manager", "Étienne", "Saint-Laurent", "man", "fr",
        _("Assistant Deputy Minister: a team to assess and place, conversations, everybody below"),
    ),
    Part(
        "committee-chair", "Priya", "Ranganathan-Webb", "woman", "en",
        _("Senior Assistant Deputy Minister: chairs the review committee, which is in session"),
    ),
    Part(
        "committee-member", "Thomas", "Whiteduck-Allenby", "man", "en",
        _("Senior Assistant Deputy Minister: sits on the review committee of the cycle"),
    ),
    Part(
        "deputy-head", "Hélène", "Beausoleil-Grant", "woman", "fr",
        _(
            "Deputy head: the whole organization, approves placements, decides on job "
            "evaluations, names delegates"
        ),
    ),
    Part(
        "delegate", "Samuel", "Okonkwo-Blais", "man", "en",
        _("Director General, Human Resources: runs the exercise, mends what stands in its way"),
    ),
    Part(
        "hr-adviser", "Mireille", "Chiasson-Haddad", "woman", "fr",
        _("HR adviser: files, positions and appointments of the organization, no assessments"),
    ),
    Part(
        "classification-adviser", "Daniel", "Kowalchuk-Tremble", "man", "en",
        _(
            "Classification adviser: job descriptions, evaluations under way, ranking and "
            "consistency of the organization, no files"
        ),
    ),
    Part(
        "ochro-analyst", "Amélie", "Nguyen-Larivière", "woman", "fr",
        _("OCHRO analyst: cards everywhere, what organizations submit and ask"),
    ),
    Part(
        "ochro-lead", "Robert", "Fairweather-Sioui", "man", "en",
        _("ADM, Executive Policies and Talent Management: decides on packages, all figures"),
    ),
    Part(
        "policy-officer", "Inès", "Belkacem-Ward", "woman", "fr",
        _("OCHRO policy officer: cycles and their rules, no personal files"),
    ),
    Part(
        "administrator", "", "", "", "en",
        _("System administrator: accounts, jobs and health of the system, no content"),
    ),
)  # fmt: skip
BY_USERNAME = {part.username: part for part in CAST}
