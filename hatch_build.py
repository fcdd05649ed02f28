"""The build step of the wheel: the built-in registry, checked and compiled, and the modules that most of a run's time goes into.

An installed claimslint then reads one JSON file, and needs neither the YAML nor the schemas to check copy. Without a compiler, or where
CLAIMSLINT_PURE is set, the package has the same modules in Python alone: it finds the same, more slowly.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copy2
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MODULES = (
    "linter._records",
    "linter.reports._json_findings",
    *(f"linter.language._{name}" for name in ("matching", "names", "tokens", "vocabulary", "reading", "sighting", "weighing")),
    *(f"linter.language._{name}" for name in ("said", "frames", "credit", "stance", "evidence", "asserting")),
)
"""Each a file `.pyx` beside the module whose work it does."""
TYPED = tuple(f"linter.documents.{name}" for name in ("builder", "elements", "flow", "markdown", "offsets", "open_elements", "outline"))
"""Each a module in Python that is compiled as it stands, with the types that a `.pxd` beside it gives its fields and methods."""


class PackageHook(BuildHookInterface):  # type: ignore[type-arg] # generic in a setting that is of no concern here
    """Adds the compiled modules and `linter/_data/compiled.json` to a wheel.

    An editable install has the modules in the checkout itself, and reads the registry there.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is to be compiled; a registry with a fault stops the build, a compiler that fails is told."""
        if self.target_name != "wheel":
            return
        self._made = TemporaryDirectory(prefix="claimslint-build-")  # it goes with the process where the build stops
        self._folder = Path(self._made.name)
        if version == "editable":  # what an earlier install left must not outlive its source
            for folder in {Path(self.root, *module.split(".")).parent for module in (*MODULES, *TYPED)}:
                for old in folder.iterdir():
                    if old.suffix in {".so", ".pyd"}:
                        old.unlink()
        for module in self._compiled_modules():
            place = module.relative_to(self._folder / "built")
            if version == "editable":
                copy2(module, Path(self.root) / place)
            else:
                build_data["force_include"][str(module)] = place.as_posix()
                build_data |= {"pure_python": False, "infer_tag": True}
        if version != "editable":
            registry = self._folder / "compiled.json"
            registry.write_bytes(self._compiled_registry())
            build_data["force_include"][str(registry)] = "linter/_data/compiled.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Take away what `initialize` made."""
        if hasattr(self, "_made"):
            self._made.cleanup()

    def _compiled_registry(self) -> bytes:
        sys.path.insert(0, self.root)
        try:
            from linter.checks.stored import packaged_form

            return packaged_form()
        finally:
            sys.path.remove(self.root)

    def _compiled_modules(self) -> Iterator[Path]:
        if os.environ.get("CLAIMSLINT_PURE"):
            return
        from Cython.Build import cythonize
        from setuptools import Distribution, Extension
        from setuptools.command.build_ext import build_ext
        from setuptools.errors import CCompilerError, ExecError, PlatformError

        kinds = {**dict.fromkeys(MODULES, ".pyx"), **dict.fromkeys(TYPED, ".py")}
        sources = {module: str(Path(self.root, *module.split(".")).with_suffix(kind)) for module, kind in kinds.items()}
        # Scores are the same to the last digit as in Python, which rounds every product.
        flags = ["-std=c++11", "-O2", "-g0", "-ffp-contract=off"] if os.name == "posix" else []
        extensions = [Extension(module, [source], language="c++", extra_compile_args=flags) for module, source in sources.items()]
        distribution = Distribution({"ext_modules": cythonize(extensions, build_dir=str(self._folder / "source"), quiet=True)})
        command = build_ext(distribution)
        command.build_lib, command.build_temp = str(self._folder / "built"), str(self._folder / "objects")
        command.ensure_finalized()
        try:
            command.run()
        except (CCompilerError, ExecError, PlatformError) as error:
            self.app.display_warning(f"claimslint is built without its compiled modules, and will be slower: {error}")
            return
        yield from map(Path, command.get_outputs())
