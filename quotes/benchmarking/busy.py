"""python -m quotes.benchmarking.busy ROWS: bring in made articles one by one, until it is stopped.

It is the ordinary import, on the scratch database that `manage.py bench` names.
"""

import os
import sys


def main(rows: int) -> None:
    """Import articles that are not there yet, without an end."""
    import django

    django.setup()
    from quotes.benchmarking.articles import Newsroom
    from quotes.importing.pipeline import bring_in
    from quotes.models import ImportRun

    run = ImportRun.objects.create(command="bench", engine="")
    # Another run on the same rows brings in other articles.
    first = rows + os.getpid() * 10_000
    print("ready", flush=True)
    for one in Newsroom(rows).articles(first=first, number=1_000_000):
        bring_in(one.incoming, run)


if __name__ == "__main__":
    main(int(sys.argv[1]))
