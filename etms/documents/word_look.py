"""How a DOCX looks and what it says of itself: properties, language, page and styles."""

from datetime import UTC, datetime

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt, RGBColor

WIDE, HIGH, EDGE, NAMES = Cm(21.59), Cm(27.94), Cm(2), Cm(5.4)
LINE = Length(WIDE - 2 * EDGE)
FACE = "Arial"  # on every machine, or one that measures the same
INK, QUIET = RGBColor(0x26, 0x37, 0x4A), RGBColor(0x4A, 0x57, 0x66)
HEADINGS = ((1, 20, 0, 2), (2, 13, 14, 4), (3, 10.5, 10, 3))  # level, size, space above and below
STYLES = (  # name, size, space below
    *(("Quiet", 8.5, 4), ("Notice", 10, 8), ("Facts", 10, 4)),
    *(("Question", 10, 2), ("Cell", 9.5, 0)),
)
USED = {
    *(f"Heading {level}{of}" for level, *_rest in HEADINGS for of in ("", " Char")),
    *("Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid"),
}
UNUSED = {
    RELATIONSHIP_TYPE.THUMBNAIL,
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
}
LEFT = f'<w:left {nsdecls("w")} w:val="single" w:sz="24" w:space="8" w:color="{INK}"/>'
LONGEST = 255  # characters of a property of a file


def describe(made: Word, *, title: str, mark: str, language: str, at: datetime) -> None:
    """What the file says of itself; without the sample's picture, and in no older mode of Word.

    In an older mode Word's own check of accessibility does not run.
    """
    known = made.core_properties
    known.title, known.keywords = title[:LONGEST], mark[:LONGEST]
    known.author, known.comments, known.last_modified_by = "ETMS", "", "ETMS"
    known.language = language
    known.created = known.modified = at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    for each in made.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), language)
    settings = made.settings.element
    for each in settings.iter(qn("w:themeFontLang")):
        each.set(qn("w:val"), language)
    for each in settings.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")
    _leave_out(made)


def _leave_out(made: Word) -> None:
    """What the sample of python-docx brings along: its picture, a hundred styles, and those again.

    Every paragraph looks for its style among all there are.
    """
    for relations in (made.part.package.rels, made.part.rels):
        for key in [key for key, one in relations.items() if one.reltype in UNUSED]:
            del relations[key]
    for style in list(made.styles):
        if style.name not in USED:
            style.delete()


def dress(made: Word) -> None:
    """The page and its styles, of which the words are put in."""
    page = made.sections[0]
    page.page_width, page.page_height = WIDE, HIGH
    page.left_margin = page.right_margin = page.bottom_margin = page.top_margin = EDGE
    page.header_distance = page.footer_distance = Cm(1)
    _font(made.styles["Normal"], 10)
    made.styles["Normal"].paragraph_format.space_after = Pt(6)
    made.styles["Normal"].paragraph_format.line_spacing = 1.1
    for level, size, above, below in HEADINGS:
        style = made.styles[f"Heading {level}"]
        _font(style, size, INK)
        style.paragraph_format.space_before = Pt(above)
        style.paragraph_format.space_after = Pt(below)
    for name, size, below in STYLES:
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles["Normal"]
        _font(style, size, QUIET if name == "Quiet" else None)
        style.paragraph_format.space_after = Pt(below)
    made.styles["Question"].font.bold = True
    made.styles["Question"].paragraph_format.keep_with_next = True
    edge = OxmlElement("w:pBdr")
    edge.append(parse_xml(LEFT))
    notice = made.styles["Notice"].element.get_or_add_pPr()
    notice.insert_element_before(edge, "w:spacing")
    facts = made.styles["Facts"].paragraph_format
    facts.left_indent, facts.first_line_indent = NAMES, Length(-NAMES)
    facts.tab_stops.add_tab_stop(NAMES)


def _font(style, size: float, colour: RGBColor | None = None) -> None:
    style.font.name, style.font.size = FACE, Pt(size)
    fonts = style.element.rPr.rFonts
    fonts.set(qn("w:cs"), FACE)
    for script in ("ascii", "hAnsi", "cs"):  # a face of the theme would win over ours
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
    if colour:
        style.font.color.rgb = colour
