"""The demonstration county answers."""

from tests.support.worlds import World


async def test_county_shows_its_five_townships(world: World) -> None:
    """The children of a county are its townships, in official order."""
    data = await world.data('{division(code:"530424"){name children{code}}}')
    assert [c["code"] for c in data["division"]["children"]] == [
        "530424001",
        "530424102",
        "530424103",
        "530424104",
        "530424201",
    ]
