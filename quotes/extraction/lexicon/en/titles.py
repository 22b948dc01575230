"""Words that tell what stands in marks behind them: a name, a title, a term."""

TELLING = frozenset(
    "so-called called titled entitled named dubbed nicknamed the a an of on in his her their as "
    "for and or to with song book film movie show series episode album article column headlined "
    "known word phrase term words".split()
)
