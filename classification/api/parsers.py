"""The body of an evaluation, read so that each wrong value is refused at its own field."""

import json
from typing import Any

from etms.api.parsers import DIGITS, Json


class ByField(Json):
    """JSON of which the strangest values come in as text: the engine refuses them by their field.

    Nothing of it is kept.
    """

    def read(self, text: str) -> Any:
        found = self.loads(text)
        written = json.dumps(found, ensure_ascii=False)
        whole = written.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
        return found if whole == written else json.loads(whole)

    def whole(self, digits: str) -> Any:
        return digits if len(digits) > DIGITS else int(digits)

    def constant(self, name: str) -> Any:
        return name
