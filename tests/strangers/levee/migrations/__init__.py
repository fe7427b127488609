"""The migrations of the levee plugin; its version 1.<n> has the first n + 1 of them."""
