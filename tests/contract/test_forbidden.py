"""What no plugin may add about people: every word of every rule, wherever it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.security.vault import Record
from zongzhi_core.checks import _terms
from zongzhi_core.contribution import Contribution, Extension, Retention
from zongzhi_core.errors import SetupError
from zongzhi_core.graph.declare import Link, camel
from zongzhi_core.loading import core_contribution, load_plugins
from zongzhi_core.people.forbidden import RULES, check_forbidden
from zongzhi_core.people.tables import Erasure
from zongzhi_core.plugin_api import FigureKind, Measure

ANYWHERE = [(rule.name, word) for rule in RULES for word in rule.words.split()]
OF_PERSONS = [(rule.name, word) for rule in RULES for word in rule.of_persons.split()]


def said(type_name: str, word: str) -> Contribution:
    """A plugin that says a word of a type, as a name or as the Chinese term."""
    made = Contribution("water", "水 Water", "1.0.0")
    name, label = (f"its_{word}s_here", "水") if word.isascii() else ("its_own", f"某{word}表")
    link = Link(name=name, doc=f"{label} Something.", target="Water", on=lambda a, b: a)
    made.extensions.append(Extension(type_name, link))
    return made


@pytest.mark.parametrize(("rule", "word"), ANYWHERE)
def test_word_is_refused_anywhere(rule: str, word: str) -> None:
    """Each word is refused in a field of whatever type, and named with its rule."""
    with pytest.raises(SetupError, match=f"breaks the rule '{rule}' by the word '{word}'"):
        check_forbidden(said("Division", word), (), ())


@pytest.mark.parametrize(("rule", "word"), OF_PERSONS)
def test_word_is_refused_of_persons(rule: str, word: str) -> None:
    """Each of these is refused of a person, and may be said of other things."""
    check_forbidden(said("Division", word), (), ())
    with pytest.raises(SetupError, match=f"breaks the rule '{rule}' by the word '{word}'"):
        check_forbidden(said("Person", word), (), ())


def test_word_is_found_in_camel_case() -> None:
    """A name in camel case is the same name; a word within another word is none."""
    for name in (camel("water_watch_list"), "WatchList", "HTTPWatchList"):
        with pytest.raises(SetupError, match="watch_lists"):
            check_forbidden(with_measure(f"water.{name}"), (), ())
    check_forbidden(with_measure("water.swatch_listing"), (), ())


def with_measure(name: str) -> Contribution:
    made = Contribution("water", "水 Water", "1.0.0")
    shown = Measure(name, "数", "N", "数。 N.", FigureKind.STOCK, True, lambda frame: frame.last)
    made.measures.append(shown)
    return made


def test_rules_give_reasons_in_both_languages() -> None:
    """Each rule has words in both languages and says why, in both."""
    assert len(ANYWHERE) >= 60
    for rule in RULES:
        words = f"{rule.words} {rule.of_persons}".split()
        assert {word.isascii() for word in words} == {True, False}, rule.name
        zh, _, en = rule.reason.partition("。 ")
        assert not zh.isascii(), rule.name
        assert en.isascii(), rule.name


def test_what_is_sensitive_has_an_end() -> None:
    """A table that holds what is sensitive is refused until it says until when."""
    made = Contribution("vault", "库 Vault", "1.0.0", tables=[Record])
    with pytest.raises(SetupError, match="vault_record"):
        check_forbidden(made, (), ())
    made.retentions.append(Retention("vault", Record, "day", {"word": ""}))
    check_forbidden(made, (), ())


def test_pillars_keep_the_rules() -> None:
    """What comes with the distribution is held against the same rules."""
    assert load_plugins().broken == ()


def test_core_keeps_the_rules() -> None:
    """Core adds nothing either; its keys are of ciphers, and its masks' labels of values."""
    core = core_contribution()
    tables = [table for table in core.tables if table is not Erasure]
    nodes = [node for node in core.nodes if node.name != "Mask"]
    assert len(core.tables) == len(tables) + 1
    assert len(core.nodes) == len(nodes) + 1
    inputs = [command.input for command in core.commands]
    check_forbidden(replace(core, tables=tables, nodes=nodes), _terms(core), inputs)
