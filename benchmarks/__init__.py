"""The measuring stick: one adapter per scorer of ../shared/eval, run by ``python -m benchmarks``."""
