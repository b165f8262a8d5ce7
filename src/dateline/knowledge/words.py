"""Small word lists for names: honorifics, first names, words of organisations and of places."""

from __future__ import annotations

HONORIFICS: dict[str, str | None] = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f",
    "madame": "f", "lady": "f", "dame": "f", "dr": None, "dr.": None, "prof": None, "prof.": None, "professor": None,
    "sen.": None, "sen": None, "rep.": None, "rep": None, "gov.": None, "rev.": None, "sheikh": "m", "sheik": "m",
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
    "energy petroleum oil gas motors electric watch international group's democrats republicans".split()
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
    "nov. dec. mon tue wed thu fri sat sun today yesterday tomorrow christmas easter ramadan eid internet god i "
    "covid covid-19 omicron delta north south east west northern southern eastern western the a an photo image "
    "updated gmt est utc am pm p.m. a.m. mr mrs ms dr mr. mrs. ms. dr. sign read editor copyright".split()
)

FEMALE = frozenset(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty margaret sandra ashley "
    "kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen amy "
    "angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet "
    "catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith "
    "megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail "
    "alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany "
    "charlotte marie kayla alexis lori ursula annalena theresa marine segolene angela condoleezza hillary madeleine "
    "kamala jen yulia olena oksana maria irina natalia tatiana svetlana svitlana olga elena ekaterina anastasia "
    "ludmila lyudmila valentina galina nina vera iryna kateryna hanna halyna inna daria darya fatima aisha zainab "
    "khadija leila layla mariam maryam noor nour hanan huda samira amina salma yasmin farah rania asma zahra shirin "
    "benazir indira sonia priyanka sushma mamata nirmala pratibha aung park tsipi golda tzipi orly livni miriam "
    "dilma cristina michelle violeta laura ingrid isabel carmen rosa lucia pilar francesca giulia federica giorgia "
    "emma marina beata ewa agnieszka sanna kaja mette magdalena eva petra jana zuzana ellen erna katrin joanna "
    "jacinda julie gillian penny winnie graca joyce wangari ngozi nkosazana zuleikha yoko yuriko akie mei jiang ling "
    "valerie susanne claudia monika sabine heike birgit renate brigitte nathalie cecile sylvie florence elisabeth "
    "christiane rachida najat fleur priti suella liz nadine amber andrea caroline lucy yvette rosena jeanne "
    "dianne barbara loretta janet nikki samantha kirstjen betsy elaine gina avril wendy jeannette tammy karine".split()
)

MALE = frozenset(
    "james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark "
    "donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary "
    "nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond "
    "jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy "
    "keith roger terry sean austin carl arthur lawrence dylan jesse bryan billy bruce gabriel joe logan "
    "alan juan wayne roy ralph randy eugene vincent russell louis philip bobby johnny bradley tony antony jens bill "
    "bob jim mike steve tom tim dan ben sam ted rick greg ron ken jeff chris matt nick pete phil ray rob don doug "
    "vladimir dmitry dmitri sergei sergey alexei alexey aleksei andrei andrey yuri yury igor mikhail nikolai ivan oleg "
    "pavel boris viktor victor anatoly valery vitaly vyacheslav yevgeny evgeny konstantin maxim maksim roman ruslan "
    "ramzan stanislav grigory leonid gennady volodymyr oleksandr oleksiy oleksii andriy petro mykola mykhailo serhiy "
    "dmytro vasyl vadym ihor yuriy bohdan taras denys valeriy valerii viktor arseniy vitali oleh borys rustem kyrylo "
    "aleksandr alexandre mohammed mohamed muhammad mohammad ahmed ahmad ali hassan hussein omar ibrahim khaled khalid "
    "mahmoud mustafa abdullah abdel abdul youssef yousef yusuf saeed said salah samir tariq walid zaid bashar saif "
    "hosni saddam muammar moammar yasser ismail osama ayman nouri jalal iyad adel fayez mansour hamid karim nabil "
    "nasser rafik saad sami faisal salman bandar turki hamad tamim hosam anwar amr esam mohsen hossein javad "
    "akbar reza mehdi ashraf hamid gulbuddin pervez nawaz asif imran shahbaz yousaf asim raheel zulfikar manmohan "
    "narendra rajiv atal rahul arvind amit pranab sanjay anil raj ravi vijay arun suresh rajesh ram "
    "jean jacques pierre francois nicolas michel alain bernard laurent emmanuel edouard gerard dominique philippe "
    "olivier bruno jerome christophe didier yves hubert luc marc julien antoine guillaume "
    "hans klaus helmut gerhard wolfgang frank joschka guido heiko olaf sigmar horst joachim karl jurgen juergen stefan "
    "markus andreas jens friedrich franz christian robert boris martin thomas uwe dieter peer otto rainer "
    "carlos jose luis juan jorge miguel pedro pablo fernando francisco antonio manuel rafael ricardo roberto eduardo "
    "alberto alejandro andres diego enrique felipe hugo nicolas raul fidel evo mario sergio javier mariano jesus "
    "vicente gustavo alvaro ivan oscar ernesto guillermo rodrigo hector leopoldo rene jovenel luiz jair michel joao "
    "paulo silvio romano matteo giuseppe mario giorgio massimo enrico paolo luigi franco carlo lech andrzej donald "
    "jaroslaw mateusz radoslaw bronislaw tomasz piotr janusz viktor orban janos gyula vaclav milos andrej robert "
    "slobodan vojislav zoran boris ivo franjo radovan ratko alija haris milorad hashim agim ramush aleksandar "
    "recep tayyip abdullah ahmet mevlut hulusi binali bulent suleyman devlet kemal selahattin ibrahim fuat "
    "benjamin ariel ehud shimon yitzhak avigdor moshe naftali yair benny gadi dan gabi yoav amir danny eli isaac "
    "nelson thabo jacob cyril robert morgan emmerson desmond julius kgalema trevor goodluck olusegun umaru muhammadu "
    "yoweri paul pierre laurent joseph felix kofi mwai uhuru raila daniel william meles hailemariam abiy isaias omar "
    "salva riek shinzo junichiro taro naoto yoshihiko fumio yoshihide katsuya toshimitsu yukio "
    "oleksi vasily arkady artem timur magomed ilya gleb denis anton kirill stepan fyodor "
    "antonio ban kofi boutros javier herman jose donald charles jean-claude josep colin condoleezza dick al "
    "lloyd mitch chuck harry newt barack jake jay ari scott rahm leon chuck ash les jimmy gerald lyndon dwight".split()
)

FIRST_NAMES = FEMALE | MALE
