"""Rules loosened one at a time: each must turn at least one row of the matrix red."""

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module

from etms import access


@dataclass(frozen=True)
class Mutant:
    """One loosened rule, and the doors at which it should show first."""

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
    yes("accounts.own"),
    yes("work.operate", "work:jobs"),
    yes("directory.view_card"),
    yes("directory.view_file", "roles:who_can_see"),
    yes("directory.view_salary"),
    yes("directory.view_restricted"),
    yes("directory.maintain", "directory:unit_add"),
    yes("directory.view_past", "directory:position"),
    yes("directory.appoint", "directory:result_add"),
    yes("directory.own", "directory:particulars"),
    yes("roles.nominate", "roles:delegates"),
    yes("roles.see_delegates_of_all", "roles:delegates_of_all"),
    yes("roles.assign", "roles:role_end"),
    yes("roles.open_dossiers"),
    yes("roles.decide_alone"),
    yes("roles.see_readings", "roles:who_opened"),
    yes("cycles.read"),
    yes("cycles.draft", "cycles:new"),
    yes("cycles.publish", "cycles:publish"),
    everything("etms.directory.access.visible_people", "Person.objects.all()", "directory:person"),
    everything(
        "etms.directory.access.visible_organizations",
        "Organization.objects.all()",
        "directory:organization",
    ),
    everything("etms.directory.access.visible_units", "Unit.objects.all()", "directory:unit"),
    everything(
        "etms.directory.access.visible_positions", "Position.objects.all()", "directory:position"
    ),
    everything(
        "etms.directory.access.visible_terms",
        "PositionTerms.objects.on(access.standing(user).on)",
        "directory:positions",
    ),
    everything("etms.directory.access.card_scope", "Q(pk__isnull=False)", "directory:people"),
    everything(
        "etms.directory.access.maintained_organizations",
        "access.standing(user).organizations",
        "directory:unit_add",
    ),
    everything(
        "etms.directory.access.file_ground", "'manager'", "directory:file", "directory:person"
    ),
    everything("etms.directory.rules.file_ground", "'manager'", "directory:file"),
    everything("etms.directory.rules.sees_salary", "True", "directory:file"),
    everything(
        "etms.roles.access.visible_assignments", "RoleAssignment.objects.all()", "roles:role_end"
    ),
    everything("etms.work.access.visible_notices", "Notice.objects.all()", "work:notices"),
    everything("etms.work.access.visible_jobs", "Job.objects.all()", "work:job_retry"),
    everything("etms.accounts.access.visible_accounts", "User.objects.all()", "accounts:account"),
    everything("etms.cycles.access.visible_cycles", "Cycle.objects.all()", "cycles:cycle"),
    everything(
        "etms.cycles.access.visible_versions",
        "VERSIONS[part]._default_manager.all()",
        "cycles:version",
    ),
    everything("etms.cycles.access.is_policy_officer", "True", "cycles:new"),
]
# Answers that no door asks for yet: the page or service behind another rule, or an app to come.
NOT_ASKED = {}


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
    module, _, name = mutant.name.rpartition(".")
    function = inspect.unwrap(getattr(import_module(module), name))
    made: dict = {}
    exec(
        f"def {name}{inspect.signature(function)}: {mutant.code}", dict(function.__globals__), made
    )
    kept = function.__code__, function.__annotations__
    function.__code__ = made[name].__code__
    try:
        yield
    finally:
        function.__code__ = kept[0]
