"""The read path: a GraphQL document becomes one SQL statement whose result is the JSON text.

In order of control: `request` (what came in), `catalog` (what a schema offers), `passes`
(document and variables → plan), `plan` (the plan's frozen data), `sql` (plan → statement),
`dialects` (the only raw SQL), `cache` (plans by document), `run` (request → bytes).
"""
