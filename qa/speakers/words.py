"""Words that signal speech: verbs, titles, roles, and capitalised words that are not names."""

from __future__ import annotations

from qa.premises.places import NAMES_OF_PLACES
from qa.words.bodies import BODIES
from qa.words.grammar import AUX, COUNTS
from qa.words.titles import SHORT_OF_SEVERAL, SHORT_TITLES

# Verbs that take a clause: "X said (that) ...".
_CLAUSE = (
    "said says say told tells tell added adds noted notes argued argues warned warns insisted insists claimed "
    "claims stated states announced announces explained explains admitted admits acknowledged acknowledges revealed "
    "reveals reported reports confirmed confirms suggested suggests concluded concludes stressed stresses "
    "emphasized emphasised emphasizes reiterated maintained maintains conceded asserted cautioned testified "
    "estimated estimates predicted predicts believes recalled recalls complained declared declares promised "
    "promises pledged vowed wrote writes tweeted posted observed agreed agrees replied responded answered asked "
    "asks remarked commented pointed points boasted joked lamented contended alleged proclaimed hinted found finds "
    "concedes asserts cautions testifies complains observes responds laments contends alleges proclaims affirmed "
    "affirms attested confided confessed implied concurred theorised theorized speculated recommended recommends"
)
# Verbs of speech only next to a quotation.
_QUOTING = (
    "deplored denounced decried continued continues exclaimed quipped mused opined shouted yelled whispered cried "
    "screamed urged demanded advised ordered begged thanked read reads went thought laughed sighed joking "
    "interjected retorted countered shot sang chanted penned messaged texted blogged apologized apologised "
    "praised criticized criticised accused condemned expressed captioned jokes castigated castigates blasted "
    "slammed hailed welcomed questioned wondered described describes called calls dubbed branded labelled labeled "
    "termed deemed likened characterized characterised spoke speaks snapped beamed enthused gushed muttered murmured "
    "barked bellowed chuckled grinned reminded assured volunteered ventured protested objected pleaded implored "
    "counselled thinks"
)
_PARTICIPLES = (
    "saying alleging adding telling noting arguing warning insisting claiming stating explaining admitting "
    "suggesting stressing writing tweeting posting replying responding asking calling describing declaring "
    "promising announcing joking predicting"
)
CLAUSE_VERBS = frozenset(_CLAUSE.split())
QUOTING_VERBS = frozenset(_QUOTING.split())
PARTICIPLES = frozenset(_PARTICIPLES.split())
SPEECH_VERBS = CLAUSE_VERBS | QUOTING_VERBS | PARTICIPLES
NEVER_INVERTED = frozenset("told tells tell read reads spoke speaks found finds went shot".split())
WEAK_VERBS = frozenset("found finds estimated estimates believes read reads went thought shot spoke speaks".split())

ABBREVIATED = SHORT_TITLES | SHORT_OF_SEVERAL
# Titles that are no roles as well.
TITLES = ABBREVIATED | frozenset("miss professor sir dame lord lady reverend father sister judge justice".split())
ROYAL = frozenset("queen king prince princess pope emperor empress duke duchess saint sheikh ayatollah".split())
MALE = frozenset(
    "mr sir lord king prince pope emperor duke fr father brother husband son uncle grandfather chairman spokesman "
    "actor businessman policeman fireman congressman councilman".split()
)
JUNIOR = frozenset("jr sr ii iii iv".split())
FEMALE = frozenset(
    "mrs ms miss dame lady queen princess empress duchess sister mother wife daughter aunt grandmother chairwoman "
    "spokeswoman actress businesswoman policewoman congresswoman councilwoman".split()
)
# Words for someone already named, even if the text has not said so before.
SEEN_AS = frozenset(
    "midfielder striker defender goalkeeper footballer cricketer golfer swimmer sprinter boxer quarterback receiver "
    "linebacker mvp singer actor actress rapper musician comedian author novelist billionaire star champion".split()
)
# Roles of a person, before or instead of a name.
ROLES = SEEN_AS | frozenset(
    "source insider friend relative colleague mother father sister brother master president minister secretary "
    "chancellor premier senator congressman congresswoman representative governor mayor ambassador chairman "
    "chairwoman chair chairperson director manager ceo cfo coo cto founder cofounder co-founder owner head chief boss "
    "leader deputy commander general admiral colonel captain major lieutenant sergeant officer commissioner sheriff "
    "detective inspector superintendent attorney lawyer prosecutor solicitor counsel spokesman spokeswoman "
    "spokesperson official adviser advisor aide analyst economist scientist researcher professor lecturer historian "
    "geologist biologist physicist doctor nurse surgeon physician expert specialist writer poet editor reporter "
    "journalist correspondent columnist critic presenter host producer filmmaker screenwriter artist coach trainer "
    "safety referee umpire player teammate traveler traveller voter worker employee commuter visitor tourist parent "
    "protester demonstrator soldier sailor engineer architect designer developer farmer teacher principal headteacher "
    "student pupil resident neighbour neighbor witness victim survivor activist campaigner organiser organizer "
    "councillor councilman legend winner runner icon publisher lawmaker legislator candidate mp msp peer speaker "
    "treasurer bishop archbishop cardinal imam rabbi pastor priest monk dean warden ranger pilot driver chef baker "
    "fisherman fan user shopper customer passenger teenager veteran judge justice coroner magistrate president-elect "
    "vice-president democrat republican tory wife husband son daughter girlfriend boyfriend fiance fiancee cousin "
    "uncle aunt grandson granddaughter nephew niece".split()
)
# Organisations that speak.
PUBLICATIONS = frozenset(
    "paper newspaper magazine outlet broadcaster site website publication channel network agency".split()
)
BUSINESSES = frozenset("company firm bank chain brand retailer manufacturer airline carrier startup studio".split())
# Speakers that are neither persons nor organisations.
WRITINGS = frozenset(
    "report study review inquiry investigation memo analysis editorial document complaint indictment affidavit "
    "statement letter post tweet survey poll filing".split()
)
# Not all bodies: a street and a prize say nothing.
GROUPS = BUSINESSES | WRITINGS
GROUPS |= frozenset(
    "family couple group organisation organization agency club team union party government ministry department "
    "charity council committee commission court board university institute foundation association federation league "
    "watchdog regulator force police website".split()
)
BARE_PLURALS = frozenset(
    "figures data estimates projections statistics records documents analysts authorities authors campaigners "
    "critics doctors economists experts investigators investors journalists lawmakers lawyers ministers observers "
    "officers officials organisers organizers police prosecutors protesters reports researchers residents "
    "scientists sources supporters users witnesses historians producers executives engineers teachers parents "
    "students fans friends relatives neighbours neighbors activists insiders viewers regulators republicans "
    "democrats conservatives".split()
)
ORGANISATION_WORDS = BODIES | frozenset(
    "court corp inc ltd llc plc group team daily weekly herald telegraph guardian observer mirror standard media "
    "final finals tv broadcasting road park city state states island islands mountain station house senate act bill "
    "law awards day week month north south east west new united national international global royal museums "
    "dictionaries nation program programme project express health medical investigative republic kingdom emirates "
    "force research studies world associates partners holdings enterprises brothers sports today cnn bbc nbc abc cbs "
    "npr msnbc reuters".split()
)
NO_NAMES = frozenset(COUNTS) | frozenset(
    "a an the this that these those and but or nor so yet for if as when while where after before since because "
    "although though however meanwhile still also then thus later earlier today yesterday tomorrow now here there in "
    "on at by to from with without of about into over through throughout under during until upon within against among "
    "between despite according asked what who whom whose which why how he she it they we i you his her its their our "
    "my your him them us me no not never none nobody nothing some many most few several all both each every any other "
    "others another monday tuesday wednesday thursday friday saturday sunday january jan feb mar apr jun jul aug sep "
    "sept oct nov dec february march april june july august september october november december even only just indeed "
    "instead speaking writing responding referring announcing once like unlike last next first second third more less "
    "much such can could will would should may might must do does did is are was were be been being have has had let "
    "please yes well oh maybe perhaps sure backstage elsewhere overall additionally similarly furthermore moreover "
    "nevertheless originally previously recently finally eventually initially sadly thankfully honestly returning "
    "turning than too out up down off again".split()
)
COUNTRIES = NAMES_OF_PLACES | frozenset(
    "u.s us usa u.k uk eu un britain czechia london paris berlin moscow beijing washington florida alabama".split()
)
# Roles that are also surnames, after a given name.
SURNAMES = frozenset(
    "bishop baker dean judge major cardinal abbot parsons singer fisher farmer pope warden star".split()
)
# What may follow a possessive in one name: "the Players' Association". Not all bodies: "the Wolves' Arena" is two.
OWNED_BODIES = frozenset(
    "almanac association union guild federation league club society council foundation committee party institute "
    "alliance".split()
)
# What an office is for: two of them joined are one name, "Oceanic and Atmospheric Administration".
FIELDS = frozenset(
    "oceanic atmospheric aeronautics space food drug health human education science sciences arts culture trade "
    "commerce justice housing urban labor labour environment energy climate safety security business industrial "
    "industry agriculture disease control prevention sports media transport transportation infrastructure "
    "technology medicine treatment research policy studies immigration customs alcohol tobacco firearms "
    "explosives pensions work defense defence border budget management records archives conservation development "
    "innovation welfare family children families exchange securities foreign commonwealth consumer competition "
    "markets engineering technical physics astronomy obstetricians gynecologists disorders stroke heart lung blood "
    "diabetes digestive kidney diseases allergy infectious aging mental nutrition".split()
)
# The last word of a paper's or broadcaster's name.
PAPERS = frozenset(
    "star times post journal gazette herald tribune telegraph guardian observer mirror standard mail sun "
    "independent express politico reuters bloomberg news bbc cnn today magazine review".split()
)
WRITTEN = frozenset("statement tweet post letter caption message email memo note".split())
"""What somebody writes for others to read, and is quoted from."""
DETERMINERS = frozenset("a the its an his her their this one another many most several both other fellow".split())
# Words that may be between a subject and its verb.
BETWEEN = frozenset(
    "also later then has have had first previously since again once just even further now still recently himself "
    "herself themselves all both too long there subsequently soon often already always repeatedly instead "
    "similarly likewise did and".split()
)
# Words before a verb that make it nobody's speech.
NOT_SAID = frozenset(
    "or to is are was were be been being get gets got not never n't would could might may can will should must "
    "cannot".split()
)
OBJECT_PREPOSITIONS = frozenset("behind at of from for in with on by to under near into about against among".split())
# Pronouns for a speaker, words for nobody in particular, and words at which a phrase ends.
PRONOUNS = frozenset("he she they it".split())
NOBODY = frozenset(
    "nobody none noone anyone anybody everyone everybody someone some others many people you we i one".split()
)
STOPS_PHRASE = OBJECT_PREPOSITIONS | frozenset(
    "that it if when as during after before there this we you i is are was were because while but then not so how "
    "what why who which he she they and or than".split()
)
# Finite verbs that need no ending, words that begin a clause with its subject (larger numbers begin an object as often:
# "admitted nine offences"), and words that join clauses.
FINITE = frozenset(AUX.split("|")) | frozenset(
    "isn't aren't wasn't weren't hasn't haven't won't wouldn't can't couldn't don't doesn't didn't 's".split()
)
OPENS = frozenset(COUNTS[:6]) | frozenset(
    "the a an this that these those there he she they it we i his her its their my our some many most several both "
    "each all every no nobody only more fewer less what if while when although because not such any other "
    "another who".split()
)
JOINS = frozenset(
    "and but so which while as because although who that if when where after before once since unless until".split()
)
