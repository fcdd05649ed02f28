"""Document + assertions + registry -> findings; one module a kind of check.

What lives here: the comparison of what the copy says with what the registry allows and demands. What does not: which words mean what
(`linter.language`), and which findings count (`linter.policy`).
"""
