"""党建 Party pillar: who holds which post of the governance centres, and how they are trained."""
