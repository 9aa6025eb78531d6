"""State machines as plain tables: read one, and you know every way a thing can move."""

from dataclasses import dataclass


class InvalidTransition(Exception):
    """The thing cannot be moved that way from where it stands."""


@dataclass(frozen=True)
class Transition:
    """One step: the action that leads from a state to another, and the permission it asks."""

    action: str
    source: str
    target: str
    permission: str
    needs_complete: bool = False


class Workflow:
    """All the transitions of one kind of thing."""

    def __init__(self, *transitions: Transition):
        self.transitions = transitions

    def from_state(self, state: str) -> tuple[Transition, ...]:
        return tuple(t for t in self.transitions if t.source == state)

    def find(self, state: str, action: str) -> Transition:
        """The step `action` from `state`; raises InvalidTransition if the table has none."""
        for transition in self.from_state(state):
            if transition.action == action:
                return transition
        raise InvalidTransition(f"cannot {action} from {state}")
