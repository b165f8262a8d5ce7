"""Many Readings -> Situation: a module per question."""
