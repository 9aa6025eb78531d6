"""What a trial of moves sends: where each person would stand, and whom the table shows."""

from collections.abc import Collection, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from talent.forms.sessions import RoomForm


class TrialForm(forms.Form):
    """Whom the table of a trial shows; the moves stand beside, one field for each person."""

    SHOWS = (*RoomForm.SHOWS[:2], ("tried", _("Moved in the trial")))
    show = forms.ChoiceField(label=_("Show"), choices=SHOWS, required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("All units")), *units]

    @classmethod
    def asked(cls, sent: Mapping[str, str], *, units) -> dict[str, str]:
        """Whom a reader asked to see; a word that is none of the choices is no filter."""
        form = cls(sent, units=units)
        form.is_valid()
        return {name: form.cleaned_data.get(name, "") for name in form.fields}


def field_of(person: int) -> str:
    """The field that says where somebody would stand."""
    return f"to-{person}"


def moves_sent(
    sent: Mapping[str, str], *, people: Collection[int], codes: Collection[str]
) -> dict[int, str]:
    """Where people (ids) of the map would stand; whatever else is sent is not looked at."""
    asked = {person: sent.get(field_of(person), "") for person in people}
    taken_back = sent.get("drop", "")
    return {
        person: code
        for person, code in asked.items()
        if code in codes and str(person) != taken_back
    }
