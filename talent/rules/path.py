"""The way of a placement: proposed by the manager, moved by the committee, proposed again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from talent.choices import MoveStage


@dataclass(frozen=True)
class Path:
    """Where a person was proposed, where the committee moved them, by whom and why.

    `why` is the committee's reason alone, `proposed_why` the manager's. `returned`: the manager
    has proposed again since, because the deputy head sent it back; `again` is where, None for
    nowhere.
    """

    proposed: Any = None
    proposed_why: str = ""
    calibrated: Any = None
    by_id: int | None = None
    at: Any = None
    why: str = ""
    returned: bool = False
    again: Any = None

    @property
    def was_moved(self) -> bool:
        """Whether the committee's placement is the last word, and not what was proposed."""
        placed = self.calibrated is not None and not self.returned
        return placed and self.calibrated != self.proposed

    @property
    def proposal(self) -> Any:
        """What the manager proposed last."""
        return self.again if self.returned else self.proposed


def path_of(moves: Iterable[Any]) -> Path:
    """The way that these moves of one assessment make, oldest first."""
    path = Path()
    for move in moves:
        stays = move.before_id is not None and move.before_id == move.after_id
        step = _proposed if move.stage == MoveStage.PROPOSED else _calibrated
        path = step(path, move, stays=stays)
    return path


def _proposed(path: Path, move: Any, *, stays: bool) -> Path:
    why = move.why or (path.proposed_why if stays else "")
    if path.calibrated is not None:
        return replace(path, proposed_why=why, returned=True, again=move.after)
    return Path(proposed=move.after, proposed_why=why)


def _calibrated(path: Path, move: Any, *, stays: bool) -> Path:
    """A move without a reason keeps the committee's own, unless the manager came in between."""
    if stays:
        return replace(path, why=move.why)
    return Path(
        proposed=path.proposal,
        proposed_why=path.proposed_why,
        calibrated=move.after,
        by_id=move.by_id,
        at=move.at,
        why=move.why or ("" if path.returned else path.why),
    )
