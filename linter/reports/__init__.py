"""What a run found, written down: one module a format, each a pure function from a `Report` to text.

What lives here: the `Report` value, what it adds up to, and its renderings. What does not: terminals, files and the clock (`linter.cli`).
"""
