"""What the program's help says about Word templates: each name, its meaning, and its value in a session.

Without a session the values are those of the demo, which is built aside and thrown away.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ocop_desktop.documents.templates_names import Each as Each
from ocop_desktop.documents.templates_names import Name as Name
from ocop_desktop.documents.templates_names import names
from ocop_desktop.services import demo, papers
from ocop_desktop.services.desk import Desk
from ocop_desktop.services.paper_kinds import Kind
from ocop_desktop.services.resources import resource
from ocop_desktop.services.workspace import Workspace


def names_of(kind: Kind) -> list[Name]:
    """All names of a paper, in order."""
    return names(kind.value)


def first_view(desk: Desk, kind: Kind) -> Any | None:
    """What the first piece of a paper is made from, None while there is none."""
    views = papers.views(desk, kind, papers.items(desk, kind)[:1])
    return views[0] if views else None


def examples(kind: Kind, view: Any | None) -> dict[str, str]:
    """The value of each name where it is not blank; of a list that of its first item, by the name as it is written.

    ``view`` None: in the demo, which takes a moment the first time.
    """
    if view is None:
        return _of_demo(kind)
    from ocop_desktop.documents import fonts, templates_context

    fonts.register(resource("fonts"))
    values = templates_context.values(view)
    found: dict[str, str] = {}
    for name in names(kind.value):
        value = _value(values, name)
        if isinstance(name.item, Each):
            value = next(iter(value or ()), "") if not name.item.items else ""
        if isinstance(value, str | int) and value != "":
            found[path_of(name)] = str(value)
    return found


def path_of(name: Name) -> str:
    """A name with the lists that it stands in, which is like no other."""
    return "/".join([*(path for _, path in name.loops), name.path])


@lru_cache
def _of_demo(kind: Kind) -> dict[str, str]:
    with TemporaryDirectory(prefix="ocop-help-") as folder:
        workspace = Workspace(Path(folder) / "demo.sqlite")
        try:
            view = first_view(workspace.open(demo.build(workspace)), kind)
        finally:
            workspace.close()
    return examples(kind, view) if view is not None else {}


def _value(values: Mapping[str, Any], name: Name) -> Any:
    """What a name stands for, in the first item of each list that it stands in."""
    known: dict[str, Any] = dict(values)
    for one, path in name.loops:
        items = _at(known, path)
        if not isinstance(items, list) or not items:
            return None
        known[one] = items[0]
    return _at(known, name.path)


def _at(values: Mapping[str, Any], path: str) -> Any:
    value: Any = values
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value
