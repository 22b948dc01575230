"""Verbs and nouns that introduce somebody's words.

Each verb stands with its strength: STRONG verbs carry words of any kind ("said"), FRAMED verbs
carry them in a frame ("insisted that"), NAMING verbs put a name on something ("called it"), and
THOUGHT verbs report a mind rather than a mouth. Regular verbs are given by their base form alone;
irregular ones with all four forms: base, -s, past (and participle), -ing.
"""

STRONG = """
say|says|said|saying tell|tells|told|telling write|writes|wrote,written|writing add reply ask
answer tweet|tweets|tweeted|tweeting state declare announce explain continue conclude remark quip
joke exclaim shout respond retort echo read|reads|read|reading comment interject boast muse
reiterate repeat recall recount chant cry scream yell whisper mutter murmur begin|begins|began,begun|beginning
testify post text|texts|texted|texting opine sum|sums|summed|summing blog|blogs|blogged|blogging
email|emails|emailed|emailing retweet|retweets|retweeted|retweeting lament gush snap|snaps|snapped|snapping

"""  # noqa: E501

FRAMED = """
insist argue warn note claim suggest contend assert maintain stress acknowledge admit|admits|admitted|admitting
concede confirm deny allege complain point observe emphasize emphasise underline underscore
predict urge vow pledge promise swear|swears|swore,sworn|swearing agree disagree propose
advise caution counter caution confess report reveal disclose indicate hint imply signal demand
request recommend plead beg|begs|begged|begging order instruct call describe quote|quotes|quoted|quoting cite
charge accuse criticize criticise denounce condemn slam|slams|slammed|slamming blast mock praise
dismiss reject rebuke attack hail applaud defend blame thank welcome congratulate apologize apologise
express voice offer speak|speaks|spoke,spoken|speaking talk discuss address mention refer|refers|referred|referring
proclaim pronounce invoke threaten tout urge implore appeal decry deplore deride ridicule chide
scold lambaste tease taunt brag|brags|bragged|bragging grumble gripe fume rail marvel
elaborate clarify specify outline detail stipulate
affirm reaffirm attest certify vouch profess posit postulate theorize surmise speculate wager
rule find|finds|found|finding hold|holds|held|holding decree cheer sing|sings|sang,sung|singing
recite pray preach lecture teach|teaches|taught|teaching sign|signs|signed|signing
interrupt interject intone
guarantee assure remind inform notify brief persuade convince challenge question wonder inquire
share relate narrate portray characterize characterise paint label|labels|labeled,labelled|labeling,labelling
dub brand term name compare liken dispute contest refute rebut|rebuts|rebutted|rebutting
object protest bemoan berate bash rip|rips|ripped|ripping knock|knocks|knocked|knocking fault
"""  # noqa: E501

THOUGHT = """
believe think|thinks|thought|thinking hope feel|feels|felt|feeling know|knows|knew,known|knowing
expect fear worry want wish consider regard assume suspect doubt conclude decide realize realise
see|sees|saw,seen|seeing view understand|understands|understood|understanding learn imagine intend
plan
"""

# "in a statement by X that", "X's warning that", "the words of X": a noun that carries words.
NOUNS = frozenset(
    "statement statements remark remarks comment comments claim claims allegation allegations "
    "assertion warning words speech tweet tweets message letter announcement declaration argument "
    "accusation promise pledge vow call plea question answer response reply quote quotation line "
    "phrase slogan motto interview testimony complaint criticism description insistence contention "
    "refrain mantra assessment verdict opinion suggestion admission denial report editorial column "
    "memo email e-mail post caption headline op-ed essay broadside dictum assumption chant attack "
    "attacks rhetoric slogans belief view views explanation excuse joke jokes retort rebuke "
    "outburst tirade rant lament motto theory prediction advice".split()
)

# Cues after which the object is a listener, never the speaker.
LISTENER_VERBS = frozenset(
    "tell ask remind inform assure warn urge advise notify brief thank quote implore answer "
    "accuse".split()
)

# Verbs that carry somebody's words at second hand: "quoted by", "cited as saying".
RELAY = frozenset("quote cite report carry publish print".split())
