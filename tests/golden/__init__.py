"""Golden quartets: a document, its statement on each engine, and its answer, side by side.

`make golden` rewrites the statements, answers and costs; review reads the difference.
"""
