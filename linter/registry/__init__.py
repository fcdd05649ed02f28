"""The registry: what may be said, what must be said and what the engine reads.

What lives here: YAML with the place of every value, its validation, its cross-references, its layers, the records made of it, and
the proof that it still accounts for its source document. What does not: patterns are kept as strings (`linter.language` compiles
them), and nothing here looks at copy.

The way through: `files` -> `yaml_nodes` -> `schema` -> `layers` -> `references` -> `build`, led by `load`.
"""
