"""What is known before reading: countries, offices, organisations, cue words, PLOVER. Data files with sources."""
