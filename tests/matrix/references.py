"""The second axis: every parameter and field that names a thing, to be sent a foreign one.

Three ways in: fields of forms, fields of the API's queries and bodies, and words of the address
that a page reads by itself. What names no thing is told by its type; whatever else comes in
must stand in one of these lists, or the walk fails.
"""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from django import forms
from rest_framework import serializers

import classification
import etms
import reports
import talent
from etms.api.bases import Strict
from tests.matrix import evaluation_references, talent_references
from tests.matrix.reference import Reference

# Types of fields that name no thing, whatever is written into them.
PLAIN_FORM_FIELDS = {
    forms.CharField,
    forms.URLField,
    forms.EmailField,
    forms.BooleanField,
    forms.DateField,
    forms.DateTimeField,
    forms.TimeField,
    forms.ChoiceField,
    forms.IntegerField,
    forms.DecimalField,
    forms.FileField,
    forms.MultipleChoiceField,
}
PLAIN_API_FIELDS = {
    serializers.CharField,
    serializers.BooleanField,
    serializers.DateField,
    serializers.ChoiceField,
}
HARMLESS_TYPES = {
    "PasswordField",
    "SetPasswordField",
    "DayField",
    "LineField",
    "OptionsField",
    "IndicatorsField",
    "AmountField",
}
# Names that tell of a thing even where the type does not.
NAMES = re.compile(
    r"^(id|pk|user|person|account|organization|unit|position|cycle|dossier|version|parent|of)$"
    r"|_id$|_by$|reports_to|email"
)
# Fields of other types, or with such a name, that name nothing: why.
HARMLESS = {
    ("AppointmentForm", "salary_borne_by"): "any organization may bear a salary",
    ("AppointmentForm", "performance_pay_borne_by"): "any organization may bear it",
    ("YearForm", "year"): "a year",
    ("SampleForm", "organization"): "the page of components shows no data",
    ("AccountForm", "email"): "of an account to come",
    ("ResetForm", "email"): "an unknown address is answered like a known one",
    ("ChooseForm", "version"): "the policy officer, who alone comes so far, sees all versions",
}
# Words of an address read outside a form.
HARMLESS_WORDS = {
    "on": "a day",
    "q": "words to search",
    "show": "a tab",
    "end": "the last page",
    "language": "a language",
    "begin": "which button",
    "check": "the code of a draft; the policy officer alone comes so far",
    "next": "an address; sent elsewhere by test_no_answer_leads_to_another_host",
}

# (form or query class, field) or a word of the address -> where it comes in.
REFERENCES = {
    ("ListFilters", "organization"): [
        Reference("directory:people", "GET", "organization", "organization"),
        Reference("directory:people", "GET", "organization", "organization", "delegate"),
    ],
    ("ListFilters", "unit"): [Reference("directory:people", "GET", "unit", "unit")],
    ("PositionFilters", "organization"): [
        Reference("directory:positions", "GET", "organization", "organization")
    ],
    ("PositionFilters", "unit"): [Reference("directory:positions", "GET", "unit", "unit")],
    ("UnitForm", "parent"): [
        Reference("directory:unit_add", "POST", "parent", "unit"),
        Reference("directory:unit_revise", "POST", "parent", "other_unit", "hr_adviser"),
    ],
    ("TermsForm", "unit"): [Reference("directory:position_revise", "POST", "unit", "unit")],
    ("TermsForm", "reports_to"): [
        Reference("directory:position_revise", "POST", "reports_to", "position_number")
    ],
    ("ReviseForm", "unit"): [
        Reference("directory:position_revise", "POST", "unit", "unit", "delegate")
    ],
    ("ReviseForm", "reports_to"): [
        Reference("directory:position_revise", "POST", "reports_to", "position_number", "delegate")
    ],
    ("PositionForm", "unit"): [Reference("directory:position_add", "POST", "unit", "unit")],
    ("PositionForm", "reports_to"): [
        Reference("directory:position_add", "POST", "reports_to", "position_number")
    ],
    ("AppointmentForm", "position"): [
        Reference("directory:appointment_add", "POST", "position", "vacant_number"),
        Reference("directory:appointment_add", "POST", "position", "vacant_number", "hr_adviser"),
    ],
    ("PersonForm", "position"): [
        Reference("directory:person_add", "POST", "position", "vacant_number")
    ],
    ("ReceiveForm", "position"): [
        Reference("directory:person_receive", "POST", "position", "vacant_number")
    ],
    ("ReceiveForm", "email"): [Reference("directory:person_receive", "POST", "email", "email")],
    ("DelegateForm", "user"): [Reference("roles:delegates", "POST", "user", "username")],
    ("RoleForm", "user"): [Reference("roles:roles", "POST", "user", "username")],
    ("DelegateForm", "dossier"): [Reference("roles:delegates", "POST", "dossier", "dossier")],
    ("RoleForm", "dossier"): [Reference("roles:roles", "POST", "dossier", "committee_dossier")],
    ("PageQuery", "after"): [Reference("api:people", "GET", "after", "appointment")],
    ("PageQuery", "before"): [Reference("api:people", "GET", "before", "appointment")],
    ("ListQuery", "organization"): [
        Reference("api:people", "GET", "organization", "organization"),
        Reference("api:positions", "GET", "organization", "organization"),
    ],
    ("ListQuery", "unit"): [
        Reference("api:people", "GET", "unit", "unit"),
        Reference("api:positions", "GET", "unit", "unit"),
    ],
    "after": [
        Reference("directory:people", "GET", "after", "appointment"),
        Reference("directory:positions", "GET", "after", "terms"),
        Reference("directory:organizations", "GET", "after", "organization"),
        Reference("work:notices", "GET", "after", "notice"),
        Reference("roles:who_opened", "GET", "after", "reading", about="deputy_head"),
    ],
    "before": [
        Reference("directory:people", "GET", "before", "appointment"),
        Reference("directory:positions", "GET", "before", "terms"),
        Reference("work:notices", "GET", "before", "notice"),
        Reference("roles:who_opened", "GET", "before", "reading", about="deputy_head"),
    ],
    "position": [
        Reference("directory:person_add", "GET", "position", "vacant_number"),
        Reference("directory:appointment_add", "GET", "position", "vacant_number"),
        Reference("directory:person_receive", "GET", "position", "vacant_number"),
    ],
    "organization": [
        Reference("roles:delegates", "GET", "organization", "organization"),
        Reference("talent:positions", "GET", "organization", "organization"),
        Reference("talent:submission_own", "GET", "organization", "organization"),
    ],
    "unit": [Reference("directory:position_add", "GET", "unit", "unit")],
}


HARMLESS |= talent_references.HARMLESS
HARMLESS_WORDS |= talent_references.HARMLESS_WORDS
HARMLESS_WORDS |= evaluation_references.HARMLESS_WORDS
REFERENCES |= talent_references.REFERENCES
REFERENCES |= evaluation_references.REFERENCES
OURS = (etms, classification, talent, reports)


def _modules():
    for app in OURS:
        for found in walk_packages(app.__path__, f"{app.__name__}."):
            if ".migrations" not in found.name and not found.name.endswith(("wsgi", "celery")):
                yield import_module(found.name)


def _is_ours(cls) -> bool:
    return cls.__module__.partition(".")[0] in {app.__name__ for app in OURS}


def _below(cls):
    for child in cls.__subclasses__():
        yield child
        yield from _below(child)


def references_in_forms() -> set[tuple[str, str]]:
    """Fields of our forms that name a thing."""
    list(_modules())
    return {
        (form.__name__, name)
        for form in _below(forms.BaseForm)
        if _is_ours(form)
        for name, field in getattr(form, "base_fields", {}).items()
        if _names_a_thing(name, field, PLAIN_FORM_FIELDS)
    }


def references_in_the_api() -> set[tuple[str, str]]:
    """Fields of the API's queries and bodies that name a thing; inherited ones once."""
    list(_modules())
    found = set()
    ours = [cls for cls in [Strict, *_below(Strict)] if _is_ours(cls)]
    for cls in ours:  # other tests write bodies of their own
        own = {name for name in cls._declared_fields if name in _written_here(cls)}
        found |= {
            (cls.__name__, name)
            for name in own
            if _names_a_thing(name, cls._declared_fields[name], PLAIN_API_FIELDS)
        }
    return found


def _written_here(cls) -> set[str]:
    above = {name for base in cls.__mro__[1:] for name in getattr(base, "_declared_fields", {})}
    return {name for name in cls._declared_fields if name not in above}


def _names_a_thing(name, field, plain) -> bool:
    if NAMES.search(name):
        return True
    if isinstance(field, forms.TypedChoiceField):
        return field.coerce is int
    return type(field) not in plain and type(field).__name__ not in HARMLESS_TYPES


WORD = re.compile(
    r"""(?:GET|POST)(?:\.get\(|\.getlist\(|\[)\s*["'](\w+)["']"""
    r"""|["'](\w+)["'] in request\.(?:GET|POST)"""
)


def words_of_addresses() -> set[str]:
    """Words that our code reads from an address or a body outside a form, or a library does."""
    found = {
        first or second
        for app in OURS
        for file in Path(app.__file__).parent.rglob("*.py")
        for first, second in WORD.findall(file.read_text("utf-8"))
    }
    return found | {"after", "before", "next"}  # etms/paging.py by turns; Django and allauth
