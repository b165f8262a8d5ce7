"""Small word lists for names: honorifics, first names, words of organisations and of places."""

from __future__ import annotations

from dateline.knowledge.tables import rows

HONORIFICS: dict[str, str | None] = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f",
    "madame": "f", "lady": "f", "dame": "f", "dr": None, "dr.": None, "prof": None, "prof.": None, "professor": None,
    "rev.": None, "sheikh": "m", "sheik": "m",
    "ayatollah": "m", "imam": "m", "father": "m", "sister": "f", "saint": None, "hajji": "m", "mullah": "m",
}  # fmt: skip

MODIFIERS = frozenset(
    "former ex top senior acting new interim outgoing incoming deputy current chief ousted deposed late retired then "
    "longtime long veteran special joint armed other many some several local regional federal national senior high "
    "ranking highest most-senior key leading main opposition elected transitional embattled hardline reformist pro "
    "anti government military civilian state own ruling junior fellow political democratic communist conservative "
    "socialist islamic islamist shiite sunni kurdish muslim jewish christian catholic orthodox hindu arab ethnic "
    "moderate radical far right left wing young old elderly wounded armed angry naval air ground elite regular "
    "combat special riot border public foreign defense defence interior intelligence security anonymous unnamed - "
    "prominent influential powerful wealthy provincial municipal central first second third northern southern "
    "eastern western breakaway exiled jailed imprisoned detained "
    "two three four five six seven eight nine ten dozens hundreds thousands of".split()
)

PARTICLES = frozenset("de von van der den bin ibn bint al el da dos del la le ben di du abu ould ul ud zu af".split())

ORGANISATION_WORDS = frozenset(
    "ministry party group university agency corp corp. inc inc. company council committee commission institute "
    "association union front movement army brigade brigades force forces department bureau authority court parliament "
    "assembly bank church federation foundation organization organisation coalition alliance league society center "
    "centre college school hospital academy administration office service services ltd llc plc co. airlines airways "
    "industries holdings partners network club board congress senate times post journal news herald tribune gazette "
    "press television radio magazine guard police corps command battalion regiment division fund trust initiative "
    "project programme program secretariat tribunal observatory think-tank fellowship conference confederation "
    "directorate cabinet embassy consulate station cross crescent brotherhood militia cartel laboratory institution "
    "review affairs coordination operations energy petroleum oil gas motors electric watch international "
    "group's democrats republicans".split()
)

PLACE_WORDS = frozenset(
    "street avenue road square river sea ocean gulf mountain mountains valley island islands province region district "
    "county city town village peninsula bay strait strip desert airport port palace park stadium border canal lake "
    "bridge hotel building tower zone war day year games cup act treaty accord accords agreement prize award "
    "hall house hill hills beach coast district prison camp highway plaza mall".split()
)

NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sept sep oct nov dec jan. feb. aug. sept. oct. "
    "islam christianity judaism allah bible koran quran dems officer "
    "nov. dec. mon tue wed thu fri sat sun today yesterday tomorrow edt bst cet pst pdt cst cdt mst et "
    "pro anti non christmas easter ramadan eid internet god i "
    "covid covid-19 omicron delta north south east west northern southern eastern western the a an photo image "
    "updated gmt est utc am pm p.m. a.m. mr mrs ms dr mr. mrs. ms. dr. sign read editor copyright".split()
)

_FIRST = {sex: frozenset(names.split()) for sex, names in rows("first_names.psv")}
FEMALE, MALE = _FIRST["f"], _FIRST["m"]
FIRST_NAMES = FEMALE | MALE
RELIGIOUS = frozenset(
    "muslim muslims christian christians jewish catholic orthodox hindu buddhist sikh shiite sunni shia evangelical "
    "protestant islamic religious coptic anglican".split()
)

TITLES = frozenset(
    "gen gen. general col col. colonel lt lt. maj maj. major brig brig. capt capt. captain sgt adm adm. admiral king "
    "queen prince princess president minister prime sheikh sheik ayatollah dr dr. mr mr. mrs ms sen. rep. sir lord "
    "coordinator producer secretary chairman chairwoman director manager chief mission "
    "pope archbishop bishop cardinal crown professor prof. judge justice chancellor".split()
)

ADMINISTRATIONS = frozenset({"administration", "government", "regime", "cabinet", "presidency"})

# Family names that are common words as well: they need a title, a full name, or a verb of saying.
COMMON_WORDS = frozenset(
    "key may brown rice price straw hunt fox power powers work young major mills law day cook grant gore cash banks "
    "cruise woods house bush ash king price hill wood stone green white black gray grey baker mason miller page "
    "hope faith joy love rose dean bell ball cross field ford hall lane park parks pace reed rich rush sharp short "
    "small smart snow spring summers winter waters wells west best bond burns carter case chambers church clay cole "
    "cox bay back low long lock mark marks max nice paul perry read root ridge ross sale sand sanders self song sun "
    "son thin to van war ward way wise worth ban dan li lee bo han ma wu wang chen lin un an do my so he".split()
)

# Nouns that in the singular mean one person who acts for an owner.
SINGLE = frozenset(
    "minister ambassador envoy king queen prince princess governor mayor senator congressman congresswoman spokesman "
    "sen. rep. gov. sen rep "
    "spokeswoman spokesperson adviser advisor aide official general colonel admiral commander speaker judge prosecutor "
    "secretary commissioner leader cleric ayatollah pope archbishop lawmaker diplomat chief director negotiator "
    "chairman dictator ruler candidate".split()
)


FORMER = frozenset({"former", "ex", "ousted", "late", "deposed", "retired"})
APPOSITIONS = frozenset({",", ", the", ", a", ", an", "is the", "was the", ", his", ", her", ", its"})

ABBREVIATED = frozenset("gen col maj adm capt lt sgt sen rep gov brig".split())

# What persons do: the subject of one of these may be a person whose first name is not known.
HUMAN_VERBS = frozenset(
    "say tell add warn ask claim argue explain insist note deny announce report write declare testify comment respond "
    "describe stress recall acknowledge predict urge believe think resign speak reply admit confirm "
    "estimate vow pledge "
    "criticize criticise complain apologize apologise joke tweet refuse promise accuse hope want smile laugh cry agree "
    "know remember shout sign arrive die marry retire fly travel".split()
)

RANKS = frozenset("top senior former new current leading longtime veteran key outgoing incoming acting".split())

# Family names that many share: alone they mean a known person only where the person's country is named too.
COMMON_SURNAMES = frozenset(
    "smith johnson williams brown jones miller davis wilson moore taylor anderson thomas jackson white harris martin "
    "thompson garcia martinez robinson clark lewis lee walker hall allen young king wright scott green baker adams "
    "nelson carter mitchell roberts turner phillips campbell parker evans edwards collins stewart morris murphy cook "
    "rogers morgan cooper peterson reed bailey kelly howard cox ward richardson watson brooks wood james bennett gray "
    "hughes price myers long foster sanders ross powell sullivan russell khan ali ahmed hassan hussein singh kumar "
    "sharma patel chen wang zhang liu kim park choi nguyen santos silva rodriguez lopez gonzalez hernandez perez "
    "sanchez ramirez torres fernandez gomez diaz cruz ivanov petrov mohammed abdullah ibrahim holmes butler reid "
    "hunter graham marshall hamilton ferguson simpson gibson ryan craig burke kennedy newman owen palmer mills grant "
    "little snow fox lynch walsh shah malik rahman islam das roy gupta rao reddy sato tanaka suzuki yamamoto mueller "
    "schmidt schneider fischer weber rossi ferrari dubois bernard petit".split()
)
