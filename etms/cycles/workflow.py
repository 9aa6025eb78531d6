"""How a cycle moves: drafted, published, closed; never back."""

from etms.workflow import Transition, Workflow

CYCLE = Workflow(
    Transition("publish", "draft", "published", "cycles.publish", needs_complete=True),
    Transition("close", "published", "closed", "cycles.publish"),
)
