"""The measuring stick: one adapter per scorer of ../shared/eval, run by ``python -m benchmarks``."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line has it: CPU seconds are measured, not cores
