"""No module needs itself by way of others. Imports for the type checker alone do not count: nothing is run for them."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest


@pytest.mark.parametrize("package", ["desktop", "sync"])
def test_no_imports_run_in_a_circle(package):
    graph = grimp.build_graph(package, exclude_type_checking_imports=True, cache_dir=None)
    arrows = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]), pytrace=False)
