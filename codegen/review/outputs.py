"""The rendered files of a project, and what would be in them now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..config_sources import Variant, load, load_all
from ..drift import HEADER, Drift, configuration_hash, drift
from ..files import from_here, read_text
from ..render import render
from ..targets import Project
from ..version import __version__


@dataclass(frozen=True, slots=True)
class Output:
    """One rendered file: `committed` is what is in it (None where there is no file), `rendered` what would be."""

    variant: Variant
    path: Path
    committed: str | None
    rendered: str

    @property
    def state(self) -> Drift:
        """How the file stands to what would be rendered."""
        return drift(self.committed, self.rendered)

    @property
    def origin(self) -> str:
        """What has moved on since the file was rendered: this program, the configuration, or the templates."""
        header = HEADER.match((self.committed or "").replace("\r\n", "\n"))
        if header is None:
            return str(self.state)
        reasons = []
        if header["version"] != __version__:
            reasons.append(f"it was rendered by version {header['version']}, and this is {__version__}")
        if header["configuration"] != configuration_hash(self.variant.config):
            reasons.append("its configuration has changed")
        said = ", and ".join(reasons) or "its templates have changed"
        return f"{said}; it was edited by hand, too" if self.state is Drift.EDITED else said


def outputs(names: Sequence[str], project: Project) -> list[Output]:
    """Return the rendered files of some variants, or of all that have one; raises what reading a configuration raises."""
    read = partial(load, config_file=project.config_file, use_files=project.use_files)
    everything = partial(load_all, config_file=project.config_file, use_files=project.use_files)
    variants = [read(name) for name in names] if names else list(everything())
    return [_output(variant, variant.output) for variant in variants if variant.output is not None]


def _output(variant: Variant, file: Path) -> Output:
    return Output(variant, from_here(file), read_text(file), render(variant.config, template_dir=variant.template_dir))
