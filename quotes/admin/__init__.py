"""The editors’ admin: one file a model; what an action does is a function of quotes.editing."""
