"""服务 Services pillar: assistance cases, the support that offices owe to people."""
