"""The plugins that are installed and can be used: in one schema, each expression written."""

from __future__ import annotations

from zongzhi_core.loading import Registry, load_plugins
from zongzhi_core.trial import try_expressions

from .compose import compose


def load_installed() -> Registry:
    """Load all plugins; a stranger with which no schema can be composed, or an expression of which
    raises, is left out too."""
    failed: dict[str, str] = {}
    registry = load_plugins()
    while any(not plugin.is_own for plugin in registry.plugins):
        fault = _fault_of(registry, [plugin.name for plugin in registry.plugins])
        if fault is None:
            break
        name, cause = _find_culprit(registry, fault)
        failed[name] = f"it cannot be used: {cause}"
        registry = load_plugins(failed=failed)
    return registry


def _fault_of(registry: Registry, names: list[str]) -> str | None:
    """Why some plugins cannot be used together."""
    try:
        compose(registry, names)
        for plugin in registry.plugins:
            if not plugin.is_own and plugin.name in names:
                try_expressions(plugin, registry.catalog)
    except Exception as fault:
        return f"{type(fault).__name__}: {fault}"
    return None


def _find_culprit(registry: Registry, fault: str) -> tuple[str, str]:
    """The first stranger that fails beside our own plugins; where each goes with these alone, the
    last of them."""
    own = [plugin.name for plugin in registry.plugins if plugin.is_own]
    strangers = [plugin.name for plugin in registry.plugins if not plugin.is_own]
    for name in strangers:
        alone = _fault_of(registry, [*own, name])
        if alone is not None:
            return name, alone
    return strangers[-1], fault
