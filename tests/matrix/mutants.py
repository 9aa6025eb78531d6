"""Rules loosened one at a time: each must turn a row of the matrix red, at the doors named."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pkgutil import walk_packages

import classification
import etms
import reports
import talent
from etms import access
from tests.matrix import evaluation_mutants, talent_mutants


@dataclass(frozen=True)
class Mutant:
    """One loosened rule, and the doors at which it must show."""

    name: str
    doors: tuple[str, ...]
    code: str = ""  # of the function in place of it; empty for a permission that says yes


def yes(name: str, *doors: str) -> Mutant:
    return Mutant(name, doors)


def everything(name: str, what: str, *doors: str) -> Mutant:
    """A scope that lets everything through."""
    return Mutant(name, doors, f"return {what}")


MUTANTS = [
    yes("accounts.manage", "accounts:accounts", "accounts:deactivate"),
    yes("work.operate", "work:jobs"),
    yes("directory.view_file", "roles:who_can_see"),
    yes("directory.maintain", "directory:unit_add"),
    yes("directory.view_past", "directory:position"),
    yes("directory.appoint", "directory:result_add"),
    yes("directory.own", "directory:particulars"),
    yes("directory.record_salary", "directory:salary_record"),
    yes("roles.nominate", "roles:delegates"),
    yes("roles.see_delegates_of_all", "roles:delegates_of_all"),
    yes("reports.see_figures", "reports:figures"),
    yes("reports.build_figures", "reports:build"),
    yes("roles.end", "roles:role_end"),
    yes("roles.see_readings", "roles:who_opened"),
    yes("cycles.draft", "cycles:new"),
    yes("cycles.publish", "cycles:publish"),
    everything("etms.directory.access:visible_people", "Person.objects.all()", "directory:person"),
    everything(
        "etms.directory.access:visible_organizations",
        "Organization.objects.all()",
        "directory:organization",
    ),
    everything("etms.directory.access:visible_units", "Unit.objects.all()", "directory:unit"),
    everything(
        "etms.directory.access:visible_positions", "Position.objects.all()", "directory:position"
    ),
    everything(
        "etms.directory.access:visible_terms",
        "PositionTerms.objects.on(access.standing(user).on)",
        "directory:positions",
    ),
    everything("etms.directory.access:card_scope", "Q(pk__isnull=False)", "directory:people"),
    everything(
        "etms.directory.access:maintained_organizations",
        "access.standing(user).organizations",
        "directory:unit_add",
    ),
    everything("etms.directory.rules:file_ground", "'manager'", "directory:file"),
    everything("etms.directory.rules:sees_salary", "True", "directory:file"),
    everything(
        "etms.roles.access:visible_assignments", "RoleAssignment.objects.all()", "roles:role_end"
    ),
    everything("etms.roles.access:may_assign", "ALLOW", "roles:role_end"),
    everything("etms.work.access:visible_notices", "Notice.objects.all()", "work:notices"),
    everything("etms.work.access:visible_jobs", "Job.objects.all()", "work:job_retry"),
    everything("etms.accounts.access:visible_accounts", "User.objects.all()", "accounts:account"),
    everything("etms.cycles.access:visible_cycles", "Cycle.objects.all()", "cycles:cycle"),
    everything(
        "etms.cycles.access:visible_versions",
        "VERSIONS[part]._default_manager.all()",
        "cycles:version",
    ),
    everything("etms.roles.models:InForceQuerySet.in_force", "self", "directory:person"),
    everything("etms.cycles.access:is_policy_officer", "True", "cycles:new"),
    everything("etms.directory.access:apart", "ALLOW", "talent:required"),
    *(yes(*one) for one in talent_mutants.YES),
    *(everything(*one) for one in talent_mutants.EVERYTHING),
    *(yes(*one) for one in evaluation_mutants.YES),
    *(everything(*one) for one in evaluation_mutants.EVERYTHING),
]
# Permissions whose answer alone opens no door today: why.
NOT_ALONE = {
    "accounts.own": "the door names no account but the reader's",
    "directory.view_card": "pages ask the scope visible_people",
    "directory.view_salary": "pages ask the rule sees_salary",
    "directory.view_restricted": "pages ask the relation",
    "roles.assign": "the page is refused before to whoever gives no roles",
    "roles.open_dossiers": "whoever publishes a cycle is asked first",
    "roles.decide_alone": "what it guards comes with ratings and pay",
    "cycles.read": "the scope visible_versions hides drafts before",
    **talent_mutants.NOT_ALONE,
    **evaluation_mutants.NOT_ALONE,
}
# Functions of access rooms that are neither permissions nor loosened above: why.
NO_SCOPES = {
    "etms.cycles.access:visible_headers": "made of visible_versions",
    "etms.directory.access:card_scope_on": "of another day, which test_lists asks for",
    "etms.directory.access:_own_line": "a fact: who stands above and below",
    "etms.directory.access:_home_on": "a fact: where somebody belongs",
    "etms.directory.access:home_today": "a fact: where somebody belongs",
    "etms.directory.access:relation": "a fact: how two people stand to each other",
    "etms.directory.access:file_ground": "asks rules.file_ground, which is loosened",
    **talent_mutants.NO_SCOPES,
    **evaluation_mutants.NO_SCOPES,
}
ACCESS_ROOMS = (etms, classification, talent, reports)


def scopes() -> set[str]:
    """Every function of an access room that is no permission."""
    permissions = {inspect.unwrap(answer).__code__ for answer in access._answers.values()}
    return {
        f"{room}:{name}"
        for room, names in _functions_of_access_rooms()
        for name, function in names
        if function.__code__ not in permissions
    }


def _functions_of_access_rooms() -> Iterator[tuple[str, list]]:
    for app in ACCESS_ROOMS:
        for found in walk_packages(app.__path__, f"{app.__name__}."):
            if "access" in found.name.split(".")[1:] and found.name != access.__name__:
                room = import_module(found.name)
                functions = inspect.getmembers(room, inspect.isfunction)
                yield found.name, [(n, f) for n, f in functions if f.__module__ == found.name]


@contextmanager
def loosened(mutant: Mutant) -> Iterator[None]:
    """While it lasts, the rule is loose."""
    if not mutant.code:
        kept = access._answers[mutant.name]
        access._answers[mutant.name] = lambda user, thing: access.ALLOW
        try:
            yield
        finally:
            access._answers[mutant.name] = kept
        return
    function = _function(mutant.name)
    made: dict = {}
    exec(f"def loose({_bare(function)}): {mutant.code}", dict(function.__globals__), made)
    kept, function.__code__ = function.__code__, made["loose"].__code__
    try:
        yield
    finally:
        function.__code__ = kept


def _function(name: str):
    module, _, path = name.partition(":")
    found = import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    return inspect.unwrap(found)


def _bare(function) -> str:
    """Its parameters without types and defaults; the defaults stay with the function."""
    return ", ".join(inspect.signature(function).parameters)
