"""Function words and other closed classes, each class under the letter of its tag.

The letters are those of `quotes.extraction.tagging`; a word in two classes takes the first.
"""

CLASSES = {
    "P": "he she they i we it",
    "M": "him them me us himself herself themselves itself myself ourselves",
    "D": "the a an this these those his her their our my its your every each some several many "
    "most few any no another both all",
    "#": "one two three four five six seven eight nine ten dozens hundreds thousands",
    "H": "that",
    "w": "who",
    "W": "which whose whom what where why how whether",
    "U": "is are was were be been being am has have had having do does did will would shall should "
    "can could may might must cannot isn't aren't wasn't weren't hasn't haven't hadn't don't "
    "doesn't didn't won't wouldn't shouldn't can't couldn't mustn't he's she's it's they're "
    "we're i'm you're i've we've they've he'd she'd they'd he'll she'll they'll we'll i'll",
    "r": "not never also then later again once already still further furthermore even just only "
    "now instead too often always sometimes soon ever rather quite perhaps maybe however meanwhile "
    "moreover nevertheless nonetheless thus therefore so first earlier recently today yesterday "
    "tomorrow tonight back here there flatly simply famously reportedly",
    "A": "according",
    "t": "to",
    "o": "of",
    "b": "by",
    "I": "in at on for with from about into over under against between through during within "
    "without among amid across near toward towards upon via like unlike despite per including "
    "regarding concerning behind beyond around off out up down above below along inside outside "
    "onto throughout alongside besides except",
    "C": "and or but nor yet",
    "Z": "if when while because although though as since after before until unless than once "
    "whereas lest",
    "d": "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december jan feb aug sept oct nov dec",
    "k": "de del della di da dos du van von der den ter bin ibn bint al el la le ben abu",
    "a": "senior top former other local federal national leading prominent longtime "
    "retired acting current new young old key high-ranking unnamed "
    "anonymous foreign military political public private legal "
    "democratic american british iranian iraqi chinese russian french german european "
    "israeli palestinian syrian turkish saudi white black female male fellow second third last "
    "same own early recent previous next late best-selling self-described so-called influential",
    "V": "made make makes went go goes gone got get gets took take takes taken came come comes "
    "gave give gives given kept keep keeps put puts saw see sees seen knew know knows known "
    "thought think thinks felt feel feels left leave leaves found find finds began begin begins "
    "begun became become becomes ran run runs won win wins lost lose loses held hold holds "
    "brought bring brings met meet meets led lead leads stood stand stands sat sit sits sent send "
    "sends paid pay pays wants want needs need seems seem appears appear looks look turned turn "
    "turns spent spend spends built build builds broke break breaks broken fell fall falls rose "
    "rise rises drew draw draws drove drive drives grew grow grows threw throw throws heard hear "
    "hears read hopes hope believes believe likes loves love hates works work lives live uses "
    "use helps help plays play moves move tries try starts start stops stop faces face shows show "
    "shown struck shot hit set sets cut let lets",
}

ADVERB_ENDING = "ly"
NOT_ADVERBS = frozenset(
    "family ally reply rally supply only early daily weekly monthly anomaly bully italy july "
    "assembly elderly friendly likely unlikely lovely lonely deadly ugly holy".split()
)

# A full stop after one of these never ends a sentence.
TITLE_ABBREVIATIONS = (
    "Mr Mrs Ms Mx Dr Prof Gen Col Maj Capt Lt Sgt Adm Cmdr Sen Rep Reps Sens Gov Rev Hon St Messrs "
    "Supt Insp Det Pres Atty Amb Brig Pvt Cpl vs Mt Ft"
).split()
# After one of these it may.
ABBREVIATIONS = (
    "Jr Sr Sec Inc Corp Co Ltd Bros Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec Ala Ariz Ark Calif "
    "Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa "
    "Tenn Tex Va Vt Wash Wis Wyo Ave Blvd Rd etc approx est a.m p.m Ph.D No"
).split()

MASCULINE = frozenset("he him his himself".split())
FEMININE = frozenset("she her hers herself".split())
PLURAL = frozenset("they them their themselves".split())
FIRST_PERSON = frozenset("i we me us my our i'm we're i've we've i'll we'll i'd we'd".split())

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
MONTHS = (
    "january february march april may june july august september october november december"
).split()
MONTHS_SHORT = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
