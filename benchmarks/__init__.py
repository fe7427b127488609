"""The same questions asked of this product and of three peers over one database.

Read in this order: `cases` are the questions; `databases` fills the data; `servers` starts the
product, the `bare` peer (hand-written SQL) and two of Strawberry with data loaders, `plain` and
`tuned`, as processes; `agreement` checks that all give the same answer; `client` is the load, a
process of its own; `measure` takes turns; `report` prints; `country` asks again among many
counties.
"""
