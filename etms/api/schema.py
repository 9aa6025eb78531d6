"""The API's description of itself (OpenAPI 3.1)."""

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from drf_spectacular.openapi import AutoSchema

from etms.api.bases import NoQuery

REFUSALS = {
    "400": "Something in the request cannot be accepted.",
    "401": "Nobody is signed in.",
    "403": "Not allowed; the reason stands in detail.",
    "404": "Not there, or not for this reader.",
}


class TokenScheme(KnoxTokenScheme):
    """How the schema describes the tokens."""

    target_class = "etms.api.tokens.TokenAuthentication"
    name = "token"


class Schema(AutoSchema):
    """Reads the parameters of an address from its query_class."""

    def get_override_parameters(self):
        query_class = getattr(self.view, "query_class", NoQuery)
        return [] if query_class is NoQuery else [query_class]


def describe_refusals(result: dict, **_context) -> dict:
    """Add the refusals to each address of the schema (a hook of drf-spectacular)."""
    text, reasons = {"type": "string"}, {"type": "object", "additionalProperties": True}
    result["components"]["schemas"]["Refusal"] = {
        "type": "object",
        "required": ["detail"],
        "properties": {"detail": text, "fields": reasons},
    }
    reference = {"$ref": "#/components/schemas/Refusal"}
    answer = {"content": {"application/json": {"schema": reference}}}
    for path in result["paths"].values():
        for operation in path.values():
            for status, words in REFUSALS.items():
                operation["responses"][status] = {"description": words} | answer
    return result
