"""The registry from its folders: read, check, lay over each other, check what they refer to, build.

Faults are collected, not met one by one. Files that do not fit their schema are all told first; what records say of each other is told
when every file fits, for before that half of it would follow from the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from linter.records import dataclass
from linter.registry.build import build_registry
from linter.registry.consistency import consistency_problems
from linter.registry.data import data_folder
from linter.registry.files import Layer, fingerprint_of, read_layer
from linter.registry.layers import Merged, merge
from linter.registry.model import Registry
from linter.registry.problems import Place, Problem, RegistryError
from linter.registry.references import reference_problems
from linter.registry.schema import Schemas, kind_problem
from linter.registry.yaml_nodes import PlacedFile, read_yaml


@dataclass(frozen=True, slots=True)
class MergedRegistry:
    """A registry as checked plain data: what `build_registry` takes, and what can be stored to skip reading and checking."""

    merged: Merged
    fingerprint: str


def load_registry(folders: Sequence[Path] = (), *, built_in: bool = True) -> Registry:
    """The registry of the built-in `claims/` (unless `built_in` is false) with `folders` laid over it in order.

    A record of a later folder replaces the one of the same id; lists grow. Raises `RegistryError` with every problem found.
    """
    checked = merged_registry(folders, built_in=built_in)
    return build_registry(checked.merged, checked.fingerprint)


def check_registry(folders: Sequence[Path] = (), *, built_in: bool = True) -> tuple[Problem, ...]:
    """What `load_registry` would refuse, sorted by place; empty when it would load. Patterns are not compiled."""
    try:
        merged_registry(folders, built_in=built_in)
    except RegistryError as error:
        return error.problems
    return ()


def merged_registry(folders: Sequence[Path] = (), *, built_in: bool = True) -> MergedRegistry:
    """Like `load_registry`, but stops before the records are built."""
    layers, problems = _read(folders, built_in)
    files, faults = _placed(layers)
    _raise_if_any([*problems, *faults])
    merged, doubles = merge(files)
    _raise_if_any([*doubles, *reference_problems(merged), *consistency_problems(merged)])
    return MergedRegistry(merged, fingerprint_of(layers))


def _read(folders: Sequence[Path], built_in: bool) -> tuple[list[Layer], list[Problem]]:
    sources = [(data_folder("claims"), "claims")] if built_in else []
    read = [read_layer(folder, path) for folder, path in [*sources, *((folder, folder.as_posix()) for folder in folders)]]
    problems = [problem for _, found in read for problem in found]
    if not read:
        problems.append(Problem(Place("registry", 1, 1), "", "no registry folder was given"))
    return [layer for layer, _ in read], problems


def _placed(layers: Sequence[Layer]) -> tuple[list[list[PlacedFile]], list[Problem]]:
    """The files of each layer that fit their schema, and what is wrong with the others."""
    schemas = Schemas(data_folder("schemas"))
    problems: list[Problem] = []
    placed: list[list[PlacedFile]] = []
    for layer in layers:
        placed.append([])
        for text in layer.texts:
            file, faults = _placed_file(text.text, text.path, schemas)
            problems.extend(faults)
            if file is not None and not faults:
                placed[-1].append(file)
    return placed, problems


def _placed_file(text: str, path: str, schemas: Schemas) -> tuple[PlacedFile | None, list[Problem]]:
    file, found = read_yaml(text, path)
    problems = list(found)
    if file is None:
        return None, problems
    if unknown := kind_problem(file):
        problems.append(unknown)
        return file, problems
    # A value that YAML reads as something else than was meant is told once, not again as unfit.
    told = {problem.place for problem in problems}
    problems.extend(problem for problem in schemas.problems(file, file.data["kind"]) if problem.place not in told)
    return file, problems


def _raise_if_any(problems: Sequence[Problem]) -> None:
    if problems:
        unique = {(problem.place, problem.field, problem.message): problem for problem in problems}
        raise RegistryError(tuple(unique[key] for key in sorted(unique)))
