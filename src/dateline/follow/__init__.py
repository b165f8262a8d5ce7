"""Sources that go on: feeds, sitemaps and pages are asked politely, and what is new becomes reports of a case."""
