"""Bytes to documents: one reader a format, exact offsets, no judgement.

What lives here: decoding, the readers (Markdown and MDX, HTML, plain text, reStructuredText, front matter, JSON-LD), and the values they
make. `read.read_document` is the way in. What a passage says, and whether it may be said, is none of this package's business.
"""
