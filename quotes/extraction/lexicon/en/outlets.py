"""Words that make a name the name of an agency, a paper or a broadcaster."""

AGENCIES = frozenset(
    "reuters ap afp upi irna isna fna fars tasnim mehr tass interfax ria xinhua anadolu dpa efe "
    "ansa kyodo yonhap sana wafa spa bernama pti ani cnn bbc npr pbs nbc abc cbs msnbc fox itv "
    "cnbc bloomberg politico buzzfeed breitbart c-span".split()
)
MEDIA_WORDS = frozenset(
    "agency news post times journal tribune herald guardian telegraph independent observer mail "
    "press television tv radio network channel gazette examiner chronicle globe star sun today "
    "week magazine review daily weekly wire monitor register inquirer dispatch courier sentinel "
    "bulletin record standard mirror express report hill atlantic newspaper broadcaster".split()
)
