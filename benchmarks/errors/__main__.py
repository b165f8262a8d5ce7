"""Count the remaining errors of each layer by class and rewrite ``benchmarks/errors/*.md``.

    python -m benchmarks.errors                 every layer
    python -m benchmarks.errors times figures   only these

Where ../shared is absent it says so and ends well. A layer's module holds ``errors(shared) -> Map``.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys

from benchmarks import errors
from benchmarks.common import SHARED


def main() -> int:
    """Return the exit status."""
    known = sorted(m.name for m in pkgutil.iter_modules(errors.__path__) if m.name not in ("__main__", "common"))
    parser = argparse.ArgumentParser(prog="python -m benchmarks.errors", description="Count errors by class.")
    parser.add_argument("layers", nargs="*", choices=[[], *known], help=", ".join(known))
    names = parser.parse_args().layers or known
    if not (SHARED / "eval").is_dir():
        print(f"benchmarks.errors: {SHARED / 'eval'} is absent; nothing counted")
        return 0
    for name in names:
        found = importlib.import_module(f"benchmarks.errors.{name}").errors(SHARED)
        print(f"{found.write().name}: {sum(found.classes.values())} errors among {found.total}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
