"""One short Protocol for each thing the use cases need from outside."""
