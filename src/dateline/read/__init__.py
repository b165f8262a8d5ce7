"""Files and streams -> Report."""
