"""What the config file says, understood: the settings of a run, and the policy of each file.

Keys: `registry`, `market`, `context`, `product`, `product-names`, `select`, `ignore`, `fail-on`, `disclosures`, `directives`, `exclude`,
`layouts`, `includes`, `overrides`. Paths and globs are relative to the folder of the config file; globs are those of .gitignore.
docs/config.md is the page for users, schemas/config.schema.json says what is allowed. A file that is as it should be is understood without
that schema; one that is not is told what is wrong by it.
"""

from __future__ import annotations

import os.path
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from linter.findings import Context
from linter.policy.config_file import find_config, overlooked_tables, read_config
from linter.policy.names import Mention, NameKind, wordless
from linter.policy.policy import ContextChoice, Directives, FailOn, Layer, Placing, Policy, layered
from linter.records import dataclass, field, replace
from linter.registry.placing import Scope, TypeSize
from linter.registry.problems import Problem, RegistryError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from linter.registry.yaml_nodes import FieldPath, PlacedFile, Plain

CONTEXTS: Mapping[str, ContextChoice] = {"auto": "auto", **{context.value: context for context in Context}}
_RENDERING_KEYS = ("layouts", "includes")
FAIL_ON: Mapping[str, FailOn] = {level: level for level in get_args(FailOn)}


@dataclass(frozen=True, slots=True)
class Override:
    """What holds for the files that `glob` matches. `spec` is the glob, compiled."""

    glob: str
    layer: Layer
    spec: GitIgnoreSpec


@dataclass(frozen=True, slots=True)
class Rendering:
    """The files (absolute) that pages which `glob` matches are rendered with. `spec` is the glob, compiled."""

    glob: str
    spec: GitIgnoreSpec
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run. `root` is the absolute folder that globs are relative to; `file` the config file, None without one.

    `base` is what the config says for every file, `overrides` what it says for some (a later one wins), `options` what the command
    line says: it wins over all. `mentions` are the registry names in the config, to be held against the registry once it is loaded;
    `overlooked` says, without a config, what looks like one and is none.
    """

    root: str
    file: str | None = None
    registry: tuple[str, ...] = ()
    base: Layer = field(default_factory=Layer)
    overrides: tuple[Override, ...] = ()
    options: Layer = field(default_factory=Layer)
    fail_on: FailOn = "error"
    excluded: GitIgnoreSpec | None = None
    mentions: tuple[Mention, ...] = ()
    renderings: tuple[Rendering, ...] = ()
    overlooked: tuple[str, ...] = ()

    def rendered_with(self, path: str) -> tuple[str, ...]:
        """The layouts and includes that the config names for the file at `path` (absolute, or relative to `root`)."""
        relative = self._relative(path) if self.renderings else None
        if relative is None:
            return ()
        return tuple(file for each in self.renderings if each.spec.match_file(relative) for file in each.files)

    def policy_for(self, path: str | None, page: Layer | None = None) -> Policy:
        """The policy of the file at `path` (absolute, or relative to `root`); of copy without a name for None.

        `page` is what the page says of itself: stronger than the config, weaker than the command line.
        """
        return layered((self.base, *(override.layer for override in self._overrides_of(path)), page or Layer(), self.options))

    def excludes(self, path: str) -> bool:
        """Whether the config excludes the file at `path` (absolute, or relative to `root`). A later override wins."""
        if self.excluded is None and not self.overrides:
            return False
        relative = self._relative(path)
        if relative is None:
            return False
        said = [override.layer.exclude for override in self._overrides_of(path) if override.layer.exclude is not None]
        return said[-1] if said else self.excluded is not None and self.excluded.match_file(relative)

    def prunes(self, folder: str) -> bool:
        """Whether a walk may leave `folder` out altogether: it is excluded and no override takes files back in."""
        if self.excluded is None or any(override.layer.exclude is False for override in self.overrides):
            return False
        relative = self._relative(folder)
        return relative is not None and self.excluded.match_file(relative + "/")

    def _overrides_of(self, path: str | None) -> Iterable[Override]:
        relative = self._relative(path) if path is not None and self.overrides else None
        return () if relative is None else tuple(override for override in self.overrides if override.spec.match_file(relative))

    def _relative(self, path: str) -> str | None:
        # Names alone, and no Path: a run asks this twice for each of thousands of files.
        absolute = os.path.normpath(os.path.join(self.root, path))  # noqa: PTH118
        if absolute == self.root:
            return os.curdir
        above = self.root if self.root.endswith(os.sep) else self.root + os.sep
        return absolute[len(above) :].replace(os.sep, "/") if absolute.startswith(above) else None


def load_settings(start: Path, file: Path | None = None) -> Settings:
    """The settings that count for the folder `start` (absolute), or those of the config `file`.

    Raises RegistryError with every problem of the config file.
    """
    path = file if file is not None else find_config(start)
    if path is None:
        return Settings(root=str(start), overlooked=overlooked_tables(start))
    return _understood(read_config(path, os.path.relpath(start / path, start)), start / path)


def with_options(settings: Settings, options: Layer, *, registry: tuple[str, ...] = (), fail_on: FailOn | None = None) -> Settings:
    """`settings` with what the command line says on top; registry folders given there replace those of the config."""
    return replace(settings, options=options, registry=registry or settings.registry, fail_on=fail_on or settings.fail_on)


def _understood(file: PlacedFile, path: Path) -> Settings:
    if not _fits(file.data, _ROOT_KEYS):
        raise RegistryError(_schema_problems(file))
    data, root = file.data, path.parent
    folders = [Path(os.path.normpath(root / name)) for name in data.get("registry", ())]
    globs = _texts(data.get("exclude"))
    problems = [
        *(_folder_problem(file, number) for number, folder in enumerate(folders) if not folder.is_dir()),
        *(_glob_problem(file, root, ("exclude", number), glob) for number, glob in enumerate(globs)),
        *(
            _glob_problem(file, root, (key, glob), glob, alone=True)
            for key in ("overrides", *_RENDERING_KEYS)
            for glob in data.get(key, {})
        ),
        *(_name_problem(file, path, name) for path, name in _product_names(data)),
        *(_file_problem(file, key, glob, name) for key, glob, name in _rendering_files(data) if not (root / name).is_file()),
    ]
    if found := tuple(problem for problem in problems if problem is not None):
        raise RegistryError(found)
    return Settings(
        root=os.path.normpath(root),
        file=str(path),
        registry=tuple(str(folder) for folder in folders),
        base=_layer({key: value for key, value in data.items() if key != "exclude"}),
        overrides=tuple(Override(glob, _layer(inner), _spec([glob])) for glob, inner in data.get("overrides", {}).items()),
        fail_on=FAIL_ON[data.get("fail-on", "error")],
        excluded=_spec(globs) if globs else None,
        mentions=tuple(_mentions(file)),
        renderings=tuple(
            Rendering(glob, _spec([glob]), tuple(os.path.normpath(root / name) for name in _texts(names)))
            for key in _RENDERING_KEYS
            for glob, names in data.get(key, {}).items()
        ),
    )


def _layer(table: Mapping[str, Plain]) -> Layer:
    def names(key: str) -> frozenset[str] | None:
        return frozenset(_texts(table[key])) if key in table else None

    return Layer(
        markets=tuple(dict.fromkeys(_texts(table["market"]))) if "market" in table else None,
        context=CONTEXTS[table["context"]] if "context" in table else None,
        product=table.get("product"),
        select=names("select"),
        ignore=names("ignore"),
        exclude=table.get("exclude"),
        placings=tuple(map(_placing, table["disclosures"].items())) if "disclosures" in table else None,
        directives=_directives(table["directives"]) if "directives" in table else None,
        product_names=tuple(_names_by_family(table)) if "product-names" in table else None,
    )


def _names_by_family(table: Mapping[str, Plain]) -> Iterable[tuple[str, tuple[str, ...]]]:
    return ((family, _texts(names)) for family, names in table.get("product-names", {}).items())


def _tables(data: Mapping[str, Plain]) -> dict[FieldPath, Plain]:
    """The whole of a config and each of its overrides, by the way to it."""
    return {(): data} | {("overrides", glob): inner for glob, inner in data.get("overrides", {}).items()}


def _directives(said: Mapping[str, Plain]) -> Directives:
    return Directives(said.get("allowed", True), frozenset(_texts(said.get("never"))))


def _placing(said: tuple[str, Mapping[str, Plain]]) -> Placing:
    identifier, place = said

    def number(key: str) -> int | None:
        return int(place[key]) if key in place else None

    def names(key: str) -> tuple[str, ...] | None:
        return tuple(place[key]) if key in place else None

    return Placing(
        identifier,
        scope=place.get("scope"),
        words=number("words"),
        blocks=number("blocks"),
        near=names("near"),
        before=names("before"),
        type=place.get("type"),
        not_in=names("not_in"),
    )


def _product_names(data: Mapping[str, Plain]) -> Iterable[tuple[FieldPath, str]]:
    """The names of products in the config, each with the way to its list."""
    for above, table in _tables(data).items():
        for family, names in _names_by_family(table):
            for name in names:
                yield (*above, "product-names", family), name


def _name_problem(file: PlacedFile, path: FieldPath, name: str) -> Problem | None:
    from linter.registry.yaml_nodes import field_name

    message = wordless(name)
    return None if message is None else Problem(file.key_place(path), field_name(path), message)


def _rendering_files(data: Mapping[str, Plain]) -> Iterable[tuple[str, str, str]]:
    for key in _RENDERING_KEYS:
        for glob, names in data.get(key, {}).items():
            for name in _texts(names):
                yield key, glob, name


def _file_problem(file: PlacedFile, key: str, glob: str, name: str) -> Problem:
    from linter.registry.yaml_nodes import field_name

    path: FieldPath = (key, glob)
    return Problem(file.key_place(path), field_name(path), f"there is no file “{name}” beside this file")


def _texts(value: Plain) -> tuple[str, ...]:
    """The texts of a list; a single text counts as a list of one."""
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _mentions(file: PlacedFile) -> Iterable[Mention]:
    from linter.registry.yaml_nodes import field_name

    kinds: Mapping[str, NameKind] = {"market": "market", "product": "product", "select": "rule", "ignore": "rule"}
    for above, table in _tables(file.data).items():
        for key, kind in kinds.items():
            for number, name in enumerate(_texts(table.get(key))):
                path: FieldPath = (*above, key) if isinstance(table[key], str) else (*above, key, number)
                yield Mention(kind, name, file.place(path), field_name((*above, key)))
        for family in table.get("product-names", {}):
            inner: FieldPath = (*above, "product-names", family)
            yield Mention("product family", family, file.key_place(inner), field_name(inner))
        never = table.get("directives", {}).get("never")
        for number, name in enumerate(_texts(never)):
            path = (*above, "directives", "never") if isinstance(never, str) else (*above, "directives", "never", number)
            yield Mention("rule", name, file.place(path), field_name((*above, "directives", "never")))
        for identifier, place in table.get("disclosures", {}).items():
            inner = (*above, "disclosures", identifier)
            yield Mention("disclosure", identifier, file.key_place(inner), field_name(inner))
            for key in ("near", "before"):
                for number, name in enumerate(place.get(key, ())):
                    yield Mention("signal", name, file.place((*inner, key, number)), field_name((*inner, key)))


# --- what fits ----------------------------------------------------------------------------------------------------------------------

_Test = Callable[[Any], bool]


def _fits(table: Plain, keys: Mapping[str, _Test]) -> bool:
    """Whether `table` is exactly as the schema wants it; tests hold the two together."""
    return isinstance(table, dict) and all(key in keys and keys[key](value) for key, value in table.items())


def _text(value: Plain) -> bool:
    return isinstance(value, str) and value != ""


def _list(value: Plain) -> bool:
    return isinstance(value, list) and all(_text(item) for item in value)


def _text_or_list(value: Plain) -> bool:
    return _text(value) or _list(value)


def _texts_by_key(value: Plain) -> bool:
    return isinstance(value, dict) and all(_text(key) and _text_or_list(texts) for key, texts in value.items())


def _one_of(names: Mapping[str, object]) -> _Test:
    return lambda value: isinstance(value, str) and value in names


def _count(value: Plain) -> bool:
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return whole and not isinstance(value, bool) and value >= 0


def _surfaces(value: Plain) -> bool:
    from linter.documents.model import Surface

    return _list(value) and set(value) <= set(get_args(Surface))


def _places(value: Plain) -> bool:
    return isinstance(value, dict) and all(_text(identifier) and _fits(place, _PLACE_KEYS) for identifier, place in value.items())


_PLACE_KEYS: Mapping[str, _Test] = {
    "scope": _one_of(dict.fromkeys(get_args(Scope))),
    "words": _count,
    "blocks": _count,
    "near": _list,
    "before": _list,
    "type": _one_of(dict.fromkeys(get_args(TypeSize))),
    "not_in": _surfaces,
}
_DIRECTIVE_KEYS: Mapping[str, _Test] = {"allowed": lambda value: isinstance(value, bool), "never": _text_or_list}
_LAYER_KEYS: Mapping[str, _Test] = {
    "market": lambda value: _text_or_list(value) and value != [],
    "context": _one_of(CONTEXTS),
    "product": _text,
    "product-names": _texts_by_key,
    "select": _text_or_list,
    "ignore": _text_or_list,
    "disclosures": _places,
    "directives": lambda value: _fits(value, _DIRECTIVE_KEYS),
}
_OVERRIDE_KEYS: Mapping[str, _Test] = {**_LAYER_KEYS, "exclude": lambda value: isinstance(value, bool)}
_ROOT_KEYS: Mapping[str, _Test] = {
    **_LAYER_KEYS,
    "registry": _list,
    "fail-on": _one_of(FAIL_ON),
    "exclude": _text_or_list,
    "layouts": lambda value: _texts_by_key(value),
    "includes": lambda value: _texts_by_key(value),
    "overrides": lambda value: (
        isinstance(value, dict) and all(_text(glob) and _fits(inner, _OVERRIDE_KEYS) for glob, inner in value.items())
    ),
}


def _schema_problems(file: PlacedFile) -> tuple[Problem, ...]:
    from linter.registry.data import data_folder
    from linter.registry.schema import Schemas

    return Schemas(data_folder("schemas")).problems(file, "config")


def _folder_problem(file: PlacedFile, number: int) -> Problem:
    from linter.registry.yaml_nodes import field_name

    path: FieldPath = ("registry", number)
    return Problem(file.place(path), field_name(path), f"there is no folder “{file.data['registry'][number]}” beside this file")


def _glob_problem(file: PlacedFile, root: Path, path: FieldPath, glob: str, *, alone: bool = False) -> Problem | None:
    from linter.registry.yaml_nodes import field_name

    fault = _fault_of(glob, root, alone=alone)
    return Problem(file.key_place(path), field_name(path), f"“{glob}” {fault}") if fault is not None else None


def _fault_of(glob: str, root: Path, *, alone: bool) -> str | None:
    """Why `glob` cannot stand in a config in the folder `root`, where it would be passed over; `alone`: no glob stands before it."""
    from linter.policy.globs import matches_nothing

    try:
        if matches_nothing(glob):
            return "can match nothing"
    except ValueError as error:
        return f"is no glob: {error}"
    if not {".", ".."}.isdisjoint(glob.removeprefix("!").split("/")):
        return "can match nothing: leave out the ./ and ../ in it, for paths are relative to the folder of this file"
    if _is_absolute(glob.removeprefix("!"), root):
        return "can match nothing: leave out the path of the folder of this file, for a / at the beginning stands for that folder"
    return "can match nothing: it takes back what no glob before it took" if alone and glob.startswith("!") else None


def _is_absolute(glob: str, root: Path) -> bool:
    """Whether `glob` begins with the path of `root` itself, and not with a folder that happens to be called as that begins."""
    folder = os.path.normpath(root.absolute())
    return len(root.parts) > 1 and f"{glob}/".startswith(f"{folder}/") and not (root / root.parts[1]).exists()


def _spec(globs: Iterable[str]) -> GitIgnoreSpec:
    from linter.policy.globs import matcher

    return matcher(globs)
