"""网格 Grid pillar: grids, the people who staff them, events, channels, cameras, statistics."""
