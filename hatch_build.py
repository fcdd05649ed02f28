"""The build step of the wheel: the built-in registry, checked and compiled, goes into the package beside its YAML.

An installed claimslint then reads one JSON file, and needs neither the YAML nor the schemas to check copy.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledRegistryHook(BuildHookInterface):  # type: ignore[type-arg] # generic in a setting that is of no concern here
    """Adds `linter/_data/compiled.json` to a wheel; an editable install reads the checkout instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the registry of the tree that is being built; a registry with a fault stops the build."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from linter.checks.stored import packaged_form

            content = packaged_form()
        finally:
            sys.path.remove(self.root)
        compiled = Path(mkdtemp(prefix="claimslint-build-")) / "compiled.json"
        compiled.write_bytes(content)
        build_data["force_include"][str(compiled)] = "linter/_data/compiled.json"
        self._compiled = compiled

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Take away what `initialize` made."""
        if hasattr(self, "_compiled"):
            self._compiled.unlink()
            self._compiled.parent.rmdir()
