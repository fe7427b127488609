"""Switches 开关: when a plugin was on in a county and by whose word, and what stands above that."""
