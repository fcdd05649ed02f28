"""Plots as SVG, the same bytes for the same figures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.speed.table import Results
from benchmarks.speed.tools import BIG, FEW, MANY, ONE

_PANELS: Final = ((ONE, "one page, 5 KB"), (FEW, "200 pages, 1 MB"), (MANY, "2,000 pages, 10 MB"), (BIG, "one file, 10 MB"))
_OURS, _PEER = "#0b6e4f", "#9aa5b1"


def plot_peers(results: Results, path: Path) -> None:
    """Seconds of each tool in each measure, as bars on a logarithmic scale."""
    panels = [(measure, title) for measure, title in _PANELS if any(results.cost(name, measure) for name in results.costs)]
    figure, axes = _figure(len(panels), 1, (9, 4.2 * len(panels)))
    for axis, (measure, title) in zip(axes.flat, panels, strict=True):
        found = [(name, results.seconds(cost)) for name in reversed(results.costs) if (cost := results.cost(name, measure)) is not None]
        names, seconds = [name for name, _ in found], [took for _, took in found]
        axis.barh(names, seconds, color=[_OURS if name.startswith("claimslint") else _PEER for name in names])
        axis.set_xscale("log")
        axis.set_title(f"{title}: seconds", fontsize=10, loc="left")
        axis.tick_params(labelsize=8)
        for at, took in enumerate(seconds):
            axis.text(took, at, f" {took:.3g}", va="center", fontsize=7)
        axis.margins(x=0.15)
    _save(figure, path)


def plot_scaling(sizes: Sequence[int], seconds: Sequence[float], memory: Sequence[float], path: Path) -> None:
    """Seconds and peak MB of one file by its size in bytes, both axes logarithmic, beside a straight line."""
    figure, axes = _figure(1, 2, (9, 3.6))
    for axis, values, title in ((axes[0][0], seconds, "seconds"), (axes[0][1], memory, "peak memory, MB")):
        axis.loglog(sizes, values, "o-", color=_OURS, label="claimslint")
        straight = [values[-1] * size / sizes[-1] for size in sizes]
        axis.loglog(sizes, straight, "--", color=_PEER, label="in step with the size")
        axis.set_xlabel("size of the file, bytes", fontsize=8)
        axis.set_title(title, fontsize=10, loc="left")
        axis.tick_params(labelsize=8)
        axis.legend(fontsize=8, frameon=False)
    _save(figure, path)


def _figure(rows: int, columns: int, size: tuple[float, float]) -> tuple[Any, Any]:
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "claimslint", "axes.spines.top": False, "axes.spines.right": False})
    from matplotlib import pyplot

    return pyplot.subplots(rows, columns, figsize=size, layout="constrained", squeeze=False)


def _save(figure: Any, path: Path) -> None:
    figure.savefig(path, format="svg", metadata={"Date": None})
