"""The translatable words of a Python file, from its syntax tree."""

import ast

from etms.catalogues.words import Source, Word

# Function: the positions of context, singular and plural among its arguments.
FUNCTIONS = {
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
BUILT = (ast.JoinedStr, ast.BinOp, ast.Call)  # f"…", "…" % x, "…".format(x)


def read_python(text: str, place: str) -> Source:
    """Read one file; a text that is put together before it is translated is a fault."""
    source, tree = Source(place), ast.parse(text)
    names = _names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (function := _function(node.func, names)):
            _read_call(source, node, FUNCTIONS[function])
    return source


def _names(tree: ast.AST) -> dict[str, str]:
    """The names under which this file knows the functions: {"_": "gettext"}."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("translation")
        for alias in node.names
        if alias.name in FUNCTIONS
    }


def _function(called: ast.expr, names: dict[str, str]) -> str | None:
    if isinstance(called, ast.Name):
        return names.get(called.id)
    if isinstance(called, ast.Attribute) and called.attr in FUNCTIONS:
        return called.attr
    return None


def _read_call(source: Source, call: ast.Call, positions: tuple) -> None:
    texts = []
    for position in positions[1:] + positions[:1]:
        argument = None if position is None else call.args[position]
        if isinstance(argument, BUILT):
            source.fault(call.lineno, "translate first, then put values in (f-string or format)")
            return
        if argument is not None and not _is_text(argument):
            return  # a variable: its words stand where it was given its value
        texts.append(argument.value if argument else "")
    source.words.append(Word(*texts))


def _is_text(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and isinstance(argument.value, str)
