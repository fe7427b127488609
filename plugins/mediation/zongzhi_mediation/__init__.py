"""化解 Mediation pillar: disputes, their parties and the steps by which they are resolved."""
