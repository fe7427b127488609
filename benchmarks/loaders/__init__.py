"""The loaders peer: a GraphQL server over the same tables as it is usually written, Strawberry
types whose relations are data loaders. It checks no token and has no switches either."""
