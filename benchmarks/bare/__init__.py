"""The bare peer: one hand-written statement a question, whose result is the body of the answer.

It checks no token, knows no schema, no switches and no limits: what is left when everything that
the product offers is taken away.
"""
