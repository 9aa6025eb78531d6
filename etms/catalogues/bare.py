"""English left bare in a template: text and spoken attributes outside every translation tag."""

import re
from html.parser import HTMLParser

from django.template.base import Token, TokenType

from etms.catalogues.words import Source

VALUE = "\ue000"  # stands for whatever a tag or a variable prints
SPOKEN = {"title", "aria-label", "aria-description", "placeholder", "alt", "label", "content"}
SILENT = {"script", "style", "code", "svg"}
ALONE = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}
INPUTS = r"label|title|text|hint|caption|detail|content|message|reason|heading|here"
LETTERS = re.compile(r"[^\W\d_]{2,}")
SAME = re.compile(r"\b(?:ETMS|SGTC|PDF|CSV|XLSX|EX|DM|CA|URL|Tab|Esc)\b")  # the same in French
INPUT = re.compile(rf"""\b(?:{INPUTS})=(?:"([^"]*)"|'([^']*)')""")
FALLBACK = re.compile(r"""\|default(?:_if_none)?:"([A-Z][^"]*|[^"]* [^"]*)\"""")


def read_bare_text(source: Source, tokens: list[Token]) -> None:
    """Note as a fault each text that a French reader would meet in English."""
    page = "".join(_seen(source, tokens))
    if source.place.endswith(".txt"):
        for number, line in enumerate(page.splitlines(), 1):
            _judge(source, number, line)
        return
    reader = _Reader(source)
    reader.feed(page)
    reader.close()


def _seen(source: Source, tokens: list[Token]):
    """The template as HTML: tags gone, what they print reduced to a sign, lines kept."""
    within = ""
    for token in tokens:
        name = token.contents.split()[0] if token.contents.split() else ""
        lines = "\n" * token.contents.count("\n")
        if within:
            within = "" if token.token_type == TokenType.BLOCK and name == within else within
            yield lines
        elif token.token_type == TokenType.TEXT:
            yield token.contents
        elif token.token_type == TokenType.VAR:
            _judge_literals(source, token, FALLBACK)
            yield VALUE
        elif name in ("blocktranslate", "blocktrans", "comment"):
            within = f"end{name}"
            yield VALUE
        elif token.token_type == TokenType.BLOCK:
            _judge_literals(source, token, INPUT)
            yield VALUE if name in ("translate", "trans") else ""


def _judge_literals(source: Source, token: Token, pattern: re.Pattern) -> None:
    for groups in pattern.findall(token.contents):
        _judge(source, token.lineno, "".join(groups))


def _judge(source: Source, line: int, text: str) -> None:
    if LETTERS.search(SAME.sub("", text)):
        source.fault(line, f"text outside a translation tag: {' '.join(text.split())[:60]!r}")


class _Reader(HTMLParser):
    """Judges text nodes and spoken attributes, except where the page names the language itself."""

    def __init__(self, source: Source):
        super().__init__()
        self.source = source
        self.open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag, attrs):
        own = dict(attrs)
        exempt = tag in SILENT or bool(own.get("lang")) and VALUE not in own["lang"]
        for name, value in attrs:
            if name in SPOKEN and value and tag not in ("meta", "link") and not self._exempt():
                _judge(self.source, self.getpos()[0], value)
        if tag not in ALONE:
            self.open.append((tag, exempt))

    def handle_endtag(self, tag):
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if not self._exempt():
            _judge(self.source, self.getpos()[0], data)

    def _exempt(self) -> bool:
        return any(exempt for _, exempt in self.open)
