"""A refusal: which field of an evaluation is wrong, and why, never a number in its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as part
from datetime import date
from decimal import Decimal

from classification.choices import Field, Refusal

Value = str | int | Decimal | date


@dataclass(frozen=True)
class Fault:
    """One field that is wrong. The values fill the sentence of the code: numbers and days stay
    what they are, for each language to write them its way."""

    field: str
    code: Refusal
    values: Mapping[str, Value] = part(default_factory=dict)


class Refused(ValueError):
    """What was asked cannot be evaluated; `faults` names every field that is wrong."""

    def __init__(self, *faults: Fault):
        super().__init__("; ".join(f"{fault.field}: {fault.code.value}" for fault in faults))
        self.faults = faults

    @property
    def field(self) -> str:
        return self.faults[0].field

    @property
    def code(self) -> Refusal:
        return self.faults[0].code

    @property
    def values(self) -> Mapping[str, Value]:
        return self.faults[0].values


def refused(field: Field, code: Refusal, **values: Value) -> Refused:
    """A refusal of one field."""
    return Refused(fault(field, code, **values))


def fault(field: Field, code: Refusal, **values: Value) -> Fault:
    return Fault(field.value, code, values)
