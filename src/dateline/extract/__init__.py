"""One Report -> Reading: a module per layer."""
