"""Puts the JupyterLab extension and the kernel into the wheel while it is built."""

import importlib.util
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShareHook(BuildHookInterface):  # type: ignore[type-arg] # its argument is hatchling's affair
    """Makes what a wheel, or an editable install, puts below ``share/jupyter``."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the interface has it
        """Make the files, and name them to the builder."""
        self.share = Path(tempfile.mkdtemp(prefix="mediakit-share-"))
        root = Path(self.root)
        path = root / "mediakit" / "labextension" / "build.py"
        spec = importlib.util.spec_from_file_location("mediakit_labextension_build", path)
        assert spec is not None
        assert spec.loader is not None
        build = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(build)
        build.write_share(self.share, root / "lessons", self.metadata.version)
        build_data["shared_data"][str(self.share)] = "share/jupyter"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Clean up."""
        shutil.rmtree(self.share, ignore_errors=True)
