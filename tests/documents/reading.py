"""Reads a DOCX as a person does: its words, with those above and below the pages."""

from io import BytesIO

import docx
from docx.oxml.ns import qn


def opened(made):
    return docx.Document(BytesIO(made))


def words_in(made):
    """Every word in every part of a DOCX, and what the file says of itself."""
    found = opened(made)
    known = found.core_properties
    about = [known.title, known.author, known.keywords, known.subject, known.comments]
    page = found.sections[0]
    parts = [page.header._element, found.element, page.footer._element]
    return "\n".join([*about, *(text_of(part) for part in parts)])


def text_of(element):
    """The paragraphs under an element, a line each; a break is a line, a tab a tab."""
    lines = []
    for paragraph in element.iter(qn("w:p")):
        said = ""
        for each in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
            if each.tag == qn("w:t"):
                said += each.text or ""
            elif each.getparent().tag == qn("w:r"):  # a stop of a tab is no tab
                said += "\n" if each.tag == qn("w:br") else "\t"
        lines.append(said)
    return "\n".join(lines)
