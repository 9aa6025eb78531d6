"""Every change to the directory: one transaction, one act, whoever the caller is."""

from etms.directory.services.first import load_organizations, seat_deputy_head
from etms.directory.services.particulars import record_salary, revise_restricted
from etms.directory.services.people import (
    add_person,
    end_appointment,
    open_account,
    receive_person,
    record_language_result,
    revise_own_particulars,
    start_appointment,
)
from etms.directory.services.places import add_position, add_unit, revise_position, revise_unit

__all__ = [
    "add_person",
    "add_position",
    "add_unit",
    "end_appointment",
    "load_organizations",
    "open_account",
    "receive_person",
    "record_language_result",
    "record_salary",
    "revise_own_particulars",
    "revise_position",
    "revise_restricted",
    "revise_unit",
    "seat_deputy_head",
    "start_appointment",
]
