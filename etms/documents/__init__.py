"""Documents: what a page and a PDF/UA show alike. Parts are plain words, already translated."""

from etms.documents.parts import Document, Facts, Said, Section, Table
from etms.documents.typesetting import REPORT, pdf

__all__ = ["REPORT", "Document", "Facts", "Said", "Section", "Table", "pdf"]
