"""The peers with data loaders: a GraphQL server over the same tables as it is usually written,
Strawberry types whose relations are data loaders. `plain` is as Strawberry's guide has it; `tuned`
keeps documents it has read and writes its answers faster. Neither checks a token or has switches.
"""
