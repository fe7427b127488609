"""A reader of the change feed, to be killed: it keeps what it is told, then its place.

A program of the standard library alone. Usage: follower.py ADDRESS FOLDER, the token in TOKEN.
"""

from __future__ import annotations

import json
import os
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

DOCUMENT = """query($after:String){changes(after:$after,first:50){
nodes{recordId command division} endCursor hasMore}}"""


def follow(address: str, folder: Path) -> None:
    """Read on from where it last was, for ever."""
    place, told = folder / "place", folder / "told"
    while True:
        after = place.read_text(encoding="utf-8") if place.exists() else None
        page = ask(address, {"after": after})
        with told.open("a", encoding="utf-8") as kept:
            # What was killed while it wrote left half a line.
            kept.write("\n" + "\n".join(map(json.dumps, page["nodes"])))
        if page["endCursor"]:
            fresh = folder / "fresh"
            fresh.write_text(page["endCursor"], encoding="utf-8")
            os.replace(fresh, place)
        time.sleep(0 if page["hasMore"] else 0.05)


def ask(address: str, variables: dict[str, str | None]) -> dict[str, Any]:
    """One page."""
    headers = {"Authorization": f"Bearer {os.environ['TOKEN']}"}
    headers["Content-Type"] = "application/json"
    body = json.dumps({"query": DOCUMENT, "variables": variables}).encode()
    request = urllib.request.Request(f"{address}/graphql", body, headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        page: dict[str, Any] = json.load(answer)["data"]["changes"]
    return page


if __name__ == "__main__":
    follow(sys.argv[1], Path(sys.argv[2]))
