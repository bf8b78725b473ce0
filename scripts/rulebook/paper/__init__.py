"""The rulebook on paper: PDFs set by Typst. documents.py says which there are, rulebook.typ how they look."""
