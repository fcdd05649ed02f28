"""Document -> assertions and context signals.

What lives here: folding, tokens, the pattern language, the compiled lexicon, and the frames and scopes that turn sentences into
assertions. What does not: rules, severities, settings. Nothing here knows a single word of marketing copy; words come from `claims/`.
"""
