"""机制 Mechanism pillar: orders between centres and offices, and the meetings that are due."""
