"""python -m quotes.benchmarking.load ROWS: fill the database that is configured for this process.

With `--times N` the rows that it holds are copied instead until there are so many times as many.
`manage.py bench` runs it on a scratch database, in a process of its own.
"""

import json
import sys


def main(rows: int, times: int) -> None:
    """Make and store the rows, then print what it took and what can be asked for."""
    import django

    django.setup()
    from quotes.benchmarking.articles import Newsroom
    from quotes.benchmarking.asking import facts
    from quotes.benchmarking.loading import load, settle
    from quotes.benchmarking.multiplying import multiply

    loaded = multiply(times) if times else load(Newsroom(rows))
    settle()
    print(json.dumps({"load": loaded, "facts": facts()}))


if __name__ == "__main__":
    _, rows, *options = sys.argv
    main(int(rows), int(options[1]) if options else 0)
