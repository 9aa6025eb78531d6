"""Filters above the lists, and the day as of which a page is shown."""

from django import forms
from django.utils.translation import gettext_lazy as _

from etms.directory import access, listings
from etms.directory.choices import LanguageRequirement, Level, Region
from etms.directory.forms.fields import below, narrowed, tree_choices
from etms.fields import DayInput


class ListFilters(forms.Form):
    """Filters above the lists of people and of positions."""

    q = forms.CharField(
        label=_("Search"), widget=forms.SearchInput, required=False, max_length=100
    )
    organization = narrowed(
        _("Organization"), _("All organizations"), coerce=int, empty_value=None
    )
    unit = narrowed(_("Branch or unit"), _("All units"), coerce=int, empty_value=None)
    level = narrowed(_("Level"), _("All levels"), Level.choices)
    region = narrowed(_("Region"), _("All regions"), Region.choices)
    on = forms.DateField(label=_("On the day"), required=False, widget=DayInput(empty=_("Today")))
    sort = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(self, data, *, user, today):
        super().__init__(data or None)
        self.user, self.today = user, today
        self._offer_places()
        if not access.maintained_organizations(user):
            del self.fields["on"]
        if "sort" not in self.data:  # it only carries the order on
            del self.fields["sort"]

    def _offer_places(self) -> None:
        """A list of one organization is narrowed by its units, one of many by organization."""
        only = listings.only_organization(self.user)
        if only is not None:
            del self.fields["organization"]
            self.chosen = only
        else:
            offered = listings.organization_choices(self.user)
            self.fields["organization"].choices = [
                ("", _("All organizations")),
                *offered,
            ]
            asked = self.data.get("organization", "")
            known = {str(pk) for pk, _name in offered}
            self.chosen = int(asked) if asked in known else None
        self.units = listings.unit_names_of(self.chosen) if self.chosen else []
        if self.units:
            self.fields["unit"].choices = [("", _("All units")), *tree_choices(self.units)]
        else:
            del self.fields["unit"]

    def asked(self) -> listings.Asked:
        """What the reader asked for; a filter that is wrong is left out, and says so."""
        self.full_clean()
        found = getattr(self, "cleaned_data", {})
        unit = found.get("unit")
        return listings.Asked(
            on=found.get("on") or self.today,
            q=found.get("q") or "",
            organization=found.get("organization"),
            units=frozenset(below(self.units, unit)) if unit else None,
            level=found.get("level") or "",
            region=found.get("region") or "",
            language_requirement=found.get("language_requirement") or "",
            vacant=bool(found.get("vacant")),
        )


class PositionFilters(ListFilters):
    """Filters above the list of positions."""

    language_requirement = narrowed(
        _("Language requirement"), _("All requirements"), LanguageRequirement.choices
    )
    vacant = forms.BooleanField(label=_("Vacant only"), required=False)


class OnDayForm(forms.Form):
    """The day as of which a page is shown."""

    on = forms.DateField(label=_("As of"), required=False)
