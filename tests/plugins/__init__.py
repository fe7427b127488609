"""Laws of the pillars, each proved on its own: without API and without the other pillars."""
