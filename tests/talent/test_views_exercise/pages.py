"""What the pages of the exercise have in common."""

from django.utils import timezone

NOW = timezone.now()
OF_ORGANIZATION = ["cockpit", "cockpit_files", "remind", "mend", "dates"]
