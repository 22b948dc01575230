"""What pages cost: `manage.py bench` makes rows, serves them, and asks through HTTP.

Nothing of it runs in production, and none of it touches the database that is configured: the rows
go into a scratch database of its own, which it makes and removes.
"""
