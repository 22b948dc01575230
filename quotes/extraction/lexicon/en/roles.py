"""Titles before names, nouns for people and bodies that speak, words inside names of bodies."""

# Capitalised before a name; with a full stop where it is printed so.
TITLES = frozenset(
    "mr mrs ms miss mx dr sir dame lord lady prof professor sen sens senator rep reps "
    "representative gov governor president minister secretary gen general col colonel capt captain "
    "lt lieutenant sgt sergeant maj major adm admiral cmdr commander judge justice rev reverend "
    "pope king queen prince princess ambassador chairman chairwoman chair mayor congressman "
    "congresswoman chancellor ayatollah sheikh imam cardinal bishop archbishop rabbi father sister "
    "brother aunt uncle coach officer detective inspector chief deputy pastor premier speaker "
    "congressmen sultan emir brig hojatoleslam rear vice lieutenant-general messrs hon sheriff "
    "councilman councilwoman councillor assemblyman delegate commissioner superintendent "
    "attorney prime".split()
)
MALE_TITLES = frozenset(
    "mr sir lord king prince chairman congressman pope ayatollah sheikh imam cardinal father "
    "brother rabbi councilman assemblyman uncle messrs sultan emir hojatoleslam".split()
)
FEMALE_TITLES = frozenset(
    "mrs ms miss dame lady queen princess chairwoman congresswoman councilwoman sister aunt".split()
)

# Nouns that end as a trade's does and tell what somebody thinks: no role that anybody holds.
OUTLOOKS = frozenset(
    "pragmatist realist optimist pessimist idealist populist nationalist centrist leftist rightist "
    "islamist reformist traditionalist isolationist feminist racist communist socialist "
    "capitalist atheist vegetarian libertarian egalitarian utilitarian".split()
)

# Nouns for people who speak (singular; plurals are made by rule).
ROLES = frozenset(
    "spokesman spokeswoman spokesperson deputy assistant associate successor predecessor "
    "president minister secretary official officer aide adviser "
    "advisor ambassador envoy diplomat senator congressman congresswoman lawmaker legislator "
    "governor mayor councilman councilwoman representative candidate nominee leader chairman "
    "chairwoman chair director head chief manager executive ceo founder co-founder owner partner "
    "lawyer attorney prosecutor judge justice sheriff detective investigator commander general "
    "colonel captain lieutenant sergeant soldier marine veteran fighter rebel militant militiaman "
    "insurgent professor scholar historian economist scientist researcher analyst expert "
    "strategist consultant pollster pundit commentator columnist journalist reporter editor "
    "correspondent anchor host moderator writer author novelist poet critic blogger activist "
    "campaigner organizer organiser advocate lobbyist donor fundraiser supporter backer voter "
    "resident neighbor neighbour witness survivor victim suspect defendant plaintiff student "
    "teacher principal dean chancellor doctor nurse patient psychologist psychiatrist farmer "
    "worker employee driver pilot engineer developer designer artist actor actress singer musician "
    "comedian filmmaker producer player coach athlete fan mother father wife husband son daughter "
    "brother sister friend colleague cousin uncle aunt grandmother grandfather parent widow man "
    "woman boy girl person guy protester demonstrator opponent rival foe ally politician democrat "
    "republican conservative liberal moderate progressive independent source insider operative "
    "staffer staff member members delegate superdelegate elector conservative evangelical pastor "
    "priest bishop cleric rabbi imam pope king queen prince princess speaker vice-president "
    "treasurer commissioner superintendent administrator counsel counselor councillor premier "
    "immigrant refugee worshiper shopper customer client investor trader banker businessman "
    "businesswoman entrepreneur billionaire mogul tycoon people men women folks children others "
    "observers pundits aides authorities officials critics experts analysts leaders lawmakers "
    "police someone somebody anyone everyone user commenter attendee participant negotiator "
    "interviewer caller speechwriter biographer theorist philosopher therapist specialist "
    "scientist physicist biologist astronomer climatologist spokesmen spokeswomen congressmen "
    "newsman newswoman anchorman newscaster firefighter paramedic trooper ranger agent inspector "
    "frontrunner front-runner underdog incumbent challenger contender hopeful no. pollsters "
    "prosecutors volunteer volunteers protégé mentor boss employer landlord tenant sponsor "
    "chaplain deacon elder ayatollah sheikh chiefs duo trio pair".split()
)

# Bodies that speak.
BODIES = frozenset(
    "campaign department ministry government administration agency committee commission company "
    "group council court tribunal newspaper magazine network embassy party union organization "
    "organisation association foundation institute university college school board bureau office "
    "firm bank corporation team coalition movement crowd audience panel jury senate house congress "
    "parliament army navy military force forces militia regime state country nation city paper "
    "daily weekly website site outlet broadcaster station channel publication times tribune "
    "watchdog nonprofit think-tank hospital church delegation majority pac caucus staff family "
    "white-house pentagon kremlin establishment media press".split()
)

# Things that are written and "say" something.
DOCUMENTS = frozenset(
    "report study survey poll letter memo memorandum document documents email e-mail emails "
    "lawsuit complaint filing indictment affidavit ruling decision opinion order bill law "
    "amendment resolution treaty agreement article story editorial column essay book memoir blog "
    "post tweet message ad advertisement commercial video transcript statement release caption "
    "headline sign banner poster website page brief petition plan proposal manifesto platform "
    "constitution declaration note text dossier audit review findings data figures statistics "
    "chart graph map record records testimony script placard sticker shirt t-shirt flyer leaflet "
    "pamphlet brochure newsletter".split()
)

# Capitalised words that make a name the name of a body.
BODY_NAMES = frozenset(
    "ministry department agency news times post journal tribune herald gazette guardian university "
    "college institute foundation party committee council commission congress parliament senate "
    "house court army navy force forces guard guards bank corp inc co ltd llc group union "
    "association organization organisation league front movement network center centre bureau "
    "office administration government republic states kingdom nations daily press company service "
    "services church society club board authority television radio tv magazine review observatory "
    "international airlines airport school hospital fund trust alliance coalition brigade team "
    "caucus campaign democrats republicans conservatives pac watch fox cnn nbc abc cbs msnbc bbc "
    "reuters politico breitbart twitter facebook google pentagon kremlin vatican nato isis isil "
    "fbi cia nsa doj epa irs gop dnc rnc naacp aclu nra".split()
)

# States and capitals that stand for a government, and their peoples.
STATES = frozenset(
    "iran iraq syria israel turkey russia china france germany britain england scotland ireland "
    "america canada mexico brazil argentina india pakistan afghanistan japan egypt libya lebanon "
    "jordan yemen qatar kuwait bahrain ukraine poland hungary italy spain greece sweden norway "
    "finland denmark austria switzerland belgium netherlands cuba venezuela colombia chile peru "
    "australia indonesia vietnam thailand malaysia philippines nigeria kenya ethiopia sudan "
    "somalia algeria morocco tunisia u.s us u.k uk u.n eu washington tehran baghdad moscow beijing "
    "london paris berlin jerusalem ankara brussels damascus kabul riyadh cairo tokyo seoul "
    "pyongyang texas california florida ohio iowa michigan virginia nevada arizona alabama alaska "
    "arkansas colorado connecticut delaware georgia hawaii idaho illinois indiana kansas kentucky "
    "louisiana maine maryland massachusetts minnesota mississippi missouri montana nebraska "
    "hampshire jersey oklahoma oregon pennsylvania carolina dakota tennessee utah vermont "
    "wisconsin wyoming europe africa asia".split()
)

# Descriptions that hide a person: the source wished not to be named.
ANONYMOUS_ROLES = frozenset(
    "official source insider aide diplomat adviser advisor operative staffer person officer "
    "strategist".split()
)
