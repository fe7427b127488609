"""A stranger of three versions, each of which brings its tables further: see `plugin`."""
