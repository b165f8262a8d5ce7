"""Who speaks: the precision of named speakers, on attributions labelled by hand."""
