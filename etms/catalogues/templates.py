"""The translatable words of a template, from Django's own lexer and tag parsers."""

import re

from django.template import Engine
from django.template.base import Lexer, Parser, Token, TokenType
from django.template.defaulttags import load
from django.templatetags.i18n import do_block_translate, do_translate

from etms.catalogues.bare import read_bare_text
from etms.catalogues.words import Source, Word

IN_A_TAG = re.compile(r"""_\((?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')\)""")


def read_template(text: str, place: str) -> Source:
    """Read one template: {% translate %}, {% blocktranslate %}, and _("…") inside other tags."""
    source = Source(place)
    tokens = Lexer(text).tokenize()
    engine = Engine.get_default()
    parser = Parser(tokens, engine.template_libraries, engine.template_builtins)
    while parser.tokens:
        token = parser.next_token()
        if token.token_type == TokenType.VAR and "_(" in token.contents:
            source.fault(token.lineno, "write {% translate %}, not {{ _(…) }}")
        elif token.token_type == TokenType.BLOCK:
            _read_tag(source, parser, token)
    read_bare_text(source, tokens)
    return source


def _read_tag(source: Source, parser: Parser, token: Token) -> None:
    name = token.contents.split()[0]
    if name == "load":
        load(parser, token)
    elif name in ("translate", "trans"):
        _read_translate(source, do_translate(parser, token), token)
    elif name in ("blocktranslate", "blocktrans"):
        _read_block(source, do_block_translate(parser, token), token)
    elif name == "comment":
        parser.skip_past("endcomment")
    else:
        source.words += [Word(a or b) for a, b in IN_A_TAG.findall(token.contents)]


def _read_translate(source: Source, node, token: Token) -> None:
    literal = node.filter_expression.var
    if not isinstance(literal, str):
        text = getattr(literal, "literal", None)
        if text is None:
            return  # a variable
        literal = text
    source.words.append(Word(str(literal), context=_context(node)))


def _read_block(source: Source, node, token: Token) -> None:
    singular, _ = node.render_token_list(node.singular)
    plural, _ = node.render_token_list(node.plural) if node.plural else ("", [])
    if "\n" in singular + plural:
        source.fault(token.lineno, "write {% blocktranslate trimmed … %}")
    source.words.append(Word(singular, plural, _context(node)))


def _context(node) -> str:
    return str(node.message_context.resolve({})) if node.message_context else ""
