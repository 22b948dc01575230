"""Word lists, one package a language. Data only: what is done with them stands elsewhere."""
