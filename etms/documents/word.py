"""From a document to DOCX, by python-docx: headings, tables with header rows, language and title.

Words go in as text of runs, never as XML or fields: the only fields are the numbers of the pages.
A reader's own faces draw it, so every letter that Unicode names stays; what XML cannot hold and
what nobody sees is left out, and private letters are spelled by their number.
"""

import re
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document as Word
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from etms.documents.letters import kept
from etms.documents.parts import Document, Facts, Said, Section, Table
from etms.documents.word_look import LINE, QUIET, describe, dress

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NUMBERS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def word(document: Document, language: str, *, at: datetime) -> bytes:
    """The document as DOCX in a language ("en" or "fr"), made at a moment."""
    made = docx.Document()
    title, mark = kept(f"{document.of} – {document.title}"), kept(document.mark)
    describe(made, title=title, mark=mark, language=f"{language}-CA", at=at)
    dress(made)
    _frame(made, document)
    _opening(made, document)
    for section in document.sections:
        _section(made, section)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _frame(made: Word, document: Document) -> None:
    """On every page: what it is and its mark above, who made it and its number below."""
    page = made.sections[0]
    page.different_first_page_header_footer = False
    above, below = page.header.paragraphs[0], page.footer.paragraphs[0]
    for line in (above, below):
        line.style = made.styles["Quiet"]
        line.paragraph_format.tab_stops.add_tab_stop(LINE, WD_TAB_ALIGNMENT.RIGHT)
    _say(above, f"{document.of} · {document.title}").add_tab()
    _say(above, document.mark.upper()).bold = True
    _say(below, document.produced).add_tab()
    for piece in re.split(r"(\{pages?\})", document.pages):
        if piece in NUMBERS:
            below._p.append(_field(NUMBERS[piece]))
        elif piece:
            _say(below, piece)


def _field(instruction: str):
    """A number that the reader's programme counts."""
    field, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), instruction)
    text.text = "1"
    run.append(text)
    field.append(run)
    return field


def _opening(made: Word, document: Document) -> None:
    """The title, and again what stands above: programmes that read aloud skip what is above."""
    made.add_heading(level=1).add_run(kept(document.title))
    if document.lead:
        _paragraph(made, document.lead)
    quiet = " · ".join((document.of, document.mark.upper(), document.produced))
    _paragraph(made, quiet, "Quiet")
    if document.notice:
        _paragraph(made, document.notice, "Notice")


def _section(made: Word, section: Section) -> None:
    made.add_heading(level=2).add_run(kept(section.title))
    if section.note:
        _paragraph(made, section.note, "Quiet").paragraph_format.keep_with_next = True
    for part in section.parts:
        if isinstance(part, Facts):
            _facts(made, part)
        elif isinstance(part, Said):
            _said(made, part)
        else:
            _table(made, part, name=part.caption or section.title)


def _facts(made: Word, facts: Facts) -> None:
    """A name and its words in one line, further lines under the words."""
    for name, words in facts.rows:
        line = made.add_paragraph(style="Facts")
        said = _say(line, name)
        said.font.color.rgb = QUIET
        said.add_tab()
        _say(line, words)


def _said(made: Word, said: Said) -> None:
    for question, words in said.rows:
        _paragraph(made, question, "Question")
        _paragraph(made, words)


def _table(made: Word, table: Table, *, name: str) -> None:
    """With a header row that returns on each page, and rows that stay whole."""
    if table.caption:
        made.add_heading(level=3).add_run(kept(table.caption))
    drawn = made.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    drawn.autofit = False
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), kept(name))
    drawn._tbl.tblPr.append(caption)
    widths = [Length(LINE * share // sum(table.widths)) for share in table.widths]
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    _row(drawn.rows[0], [column.label for column in table.columns], widths, head=True)
    for words in table.rows:
        _row(drawn.add_row(), words, widths)
    made.add_paragraph(style="Cell")  # what follows does not touch the table


def _row(row, words, widths, *, head: bool = False) -> None:
    marks = row._tr.get_or_add_trPr()
    marks.append(OxmlElement("w:cantSplit"))
    if head:
        marks.append(OxmlElement("w:tblHeader"))
    for cell, said, width in zip(row.cells, words, widths, strict=True):
        cell.width = width
        line = cell.paragraphs[0]
        line.style = "Cell"
        _say(line, said).bold = head or None


def _paragraph(made: Word, words: str, style: str | None = None) -> Paragraph:
    line = made.add_paragraph(style=style)
    _say(line, words)
    return line


def _say(line: Paragraph, words: str) -> Run:
    return line.add_run(kept(words))
