"""The Position Assessment Portal: the list, one position with its slate, a person's slates."""

from talent.screens.positions.listing import list_page, list_with, reasons_of
from talent.screens.positions.of_person import slates_page
from talent.screens.positions.one import position_page, trail_of

__all__ = ["list_page", "list_with", "position_page", "reasons_of", "slates_page", "trail_of"]
