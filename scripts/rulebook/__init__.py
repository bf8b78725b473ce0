"""The package behind scripts/build.py: docs/ is read once into a typed model, and everything else is written from it.

places, languages, script    names of places in the law, the three languages, conversion between scripts
source, model, read, check   docs/ → Rulebook, or a list of problems with file and line
cite, links, views           what pages say about the model: citations, addresses, tables
pages, stage, site           Rulebook → build/docs/ (Markdown) → site/
collate, bench               the editor's comparison with the official copy; the measurements
"""
