"""The read path: a GraphQL document becomes one SQL statement whose result is the JSON text.

In order of control: `run` (request → bytes), `limits` and `cache` (documents and their plans),
`catalog` (what a schema offers), `passes` with `arguments` and `paging` (document and variables →
plan), `plan` (the plan's frozen data), `sql` with `sql_pages`, `sql_figures` and `rows` (plan →
statement), `dialects` (the only raw SQL), `compiled` (the statement, ready to run), `cost` (what it
may return), `binding` (the values of a request).
"""
