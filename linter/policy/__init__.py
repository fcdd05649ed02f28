"""Settings and what follows from them: which markets, contexts and rules apply to which copy, and what a finding is known by.

What lives here: reading the config file, layering it with the command line, and the resulting `Policy` of one file. What does not:
judging copy (`linter.checks`), and anything that prints.
"""
