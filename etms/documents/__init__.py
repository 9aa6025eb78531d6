"""Documents: what a page, a PDF and a DOCX show alike. Parts are plain words, translated."""

from etms.documents.parts import Document, Facts, Said, Section, Table
from etms.documents.typesetting import REPORT, pdf
from etms.documents.word import TYPE as WORD
from etms.documents.word import word

__all__ = ["REPORT", "WORD", "Document", "Facts", "Said", "Section", "Table", "pdf", "word"]
