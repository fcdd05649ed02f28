"""Why a line of copy is reported, or is not: the decision laid open, without taking part in it.

What lives here: values that say what was recognised, considered and decided, and what gathers them from the pipeline's own parts. What
does not: any decision. Nothing that checks copy imports this package.
"""
