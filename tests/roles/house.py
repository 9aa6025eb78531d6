"""An organization with a line of managers, and everyone who has to do with one executive."""

from types import SimpleNamespace

from django.db import transaction

from etms.directory.choices import Level
from etms.roles.choices import Role
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.directory import OrganizationFactory, UnitFactory, holder, position
from tests.factories.roles import DossierFactory, delegate_of, give


def _account(person):
    """Give a person an account."""
    person.user = UserFactory()
    with transaction.atomic():
        arrange()
        person.save(update_fields=["user"])
    return person.user


def make_house():
    """Deputy head over an assistant deputy over a director general over a director."""
    organization = OrganizationFactory()
    unit = UnitFactory(organization=organization)
    dossier = DossierFactory(organization=organization)
    top = position(unit=unit, level=Level.DM)
    adm = position(unit=unit, level=Level.EX_04, above=top)
    dg = position(unit=unit, level=Level.EX_03, above=adm)
    director = position(unit=unit, level=Level.EX_01, above=dg)
    people = {
        name: holder(place)
        for name, place in {
            "deputy_head": top,
            "assistant": adm,
            "manager": dg,
            "executive": director,
        }.items()
    }
    colleague = holder(position(unit=unit, level=Level.EX_01, above=dg))
    other = OrganizationFactory()
    stranger = holder(position(unit=UnitFactory(organization=other)))
    users = {name: _account(person) for name, person in people.items()}
    users |= {"colleague": _account(colleague), "stranger": _account(stranger)}
    users |= {
        "delegate": delegate_of(organization),
        "hr_adviser": give(Role.HR_ADVISER, organization=organization),
        "classification_adviser": give(Role.CLASSIFICATION_ADVISER, organization=organization),
        "committee_chair": give(Role.COMMITTEE_CHAIR, organization=organization),
        "committee_member": give(Role.COMMITTEE_MEMBER, organization=organization),
        "ochro_analyst": give(Role.OCHRO_ANALYST),
        "ochro_lead": give(Role.OCHRO_LEAD),
        "policy_officer": give(Role.POLICY_OFFICER),
        "administrator": give(Role.ADMINISTRATOR),
        "nobody": UserFactory(),
    }
    return SimpleNamespace(
        organization=organization,
        unit=unit,
        dossier=dossier,
        people=people,
        users=users,
        colleague=colleague,
        stranger=stranger,
        other=other,
        positions={"deputy_head": top, "assistant": adm, "manager": dg, "executive": director},
    )
