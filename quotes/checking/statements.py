"""The gists by which the wordings of one statement find each other."""

from quotes.deriving import gists


class Gists:
    """That every quote that can be a wording has its gist, and no other one."""

    name = "gists of wordings missing, left over or of other words"

    def wrong(self) -> int:
        return gists.check()

    def mend(self) -> None:
        gists.repair()
