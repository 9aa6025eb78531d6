"""What the talent exercise puts on home pages, a file for each subject."""

from talent.home import assessing as _assessing
from talent.home import committee as _committee
from talent.home import exercise as _exercise
from talent.home import own as _own
from talent.home import submission as _submission

__all__ = ["_assessing", "_committee", "_exercise", "_own", "_submission"]
