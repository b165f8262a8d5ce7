"""One module per scorer; each has ``run(shared, work) -> list[Measure]``."""
