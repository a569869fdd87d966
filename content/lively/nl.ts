/** One line of a conversation: who says it, and what. */
export type Line = readonly [who: string, text: string];

/** A conversation as it may go of an evening. Hosts are called by their work names, visitors by their handles. */
export interface Scene {
  /** Drawings of the rooms where it fits best; elsewhere it is told when nothing fits better. */
  readonly fits: readonly string[];
  readonly lines: readonly Line[];
}

/** Of the demo team: people a newcomer does not sign in as. */
export const HOSTS = ['Jonas', 'Lenn'] as const;

export const SCENES: readonly Scene[] = [
  {
    fits: ['living'],
    lines: [
      ['Merel', 'dag iedereen'],
      ['Jonas', 'Dag Merel. Fijn dat je er bent. Hoe was je dag?'],
      ['Merel', 'lang. de bus kwam niet en dan stond ik daar een halfuur'],
      ['Tram 7', 'in de regen zeker'],
      ['Merel', 'ja. en de volgende zat vol'],
      ['Jonas', 'Dan is het goed dat je nu ergens droog zit. Heb je al iets warms gehad?'],
      ['Merel', 'soep van mijn oma'],
      ['Tram 7', 'soep van oma wint van alles'],
      ['Merel', 'het is altijd dezelfde en ze zegt altijd dat het een nieuw recept is'],
      ['Jonas', 'Mijn oma deed dat met pudding. Niemand zei er ooit iets van.'],
      ['Tram 7', 'ik ga nu ook soep maken denk ik'],
      ['Merel', 'met balletjes anders telt het niet'],
    ],
  },
  {
    fits: ['living', 'attic'],
    lines: [
      ['Reiger', 'mag ik iets vragen'],
      ['Lenn', 'Altijd. Vraag maar.'],
      ['Reiger', 'ik begin maandag op mijn nieuwe school en ik ken daar niemand'],
      ['Libel', 'ik had dat vorig jaar'],
      ['Reiger', 'en hoe ging dat'],
      ['Libel', 'de eerste dag was raar. ik heb gewoon gevraagd waar het lokaal was aan iemand die ook alleen stond'],
      ['Libel', 'die was ook nieuw. we zitten nu nog altijd naast elkaar'],
      ['Reiger', 'oké dat is eigenlijk slim'],
      ['Lenn', 'Je hoeft maandag nog geen vrienden te hebben. Één gesprek is al een goede eerste dag.'],
      ['Reiger', 'ja misschien'],
      ['Libel', 'kom maandagavond zeggen hoe het was'],
      ['Reiger', 'doe ik'],
      ['Lenn', 'Ik ben er maandag niet, Jonas wel. Ik laat hem weten dat je misschien langskomt, als jij dat goed vindt.'],
      ['Reiger', 'ja goed'],
    ],
  },
  {
    fits: ['game'],
    lines: [
      ['Kassei', 'iemand zin in een potje vanavond'],
      ['Anker', 'wat voor iets'],
      ['Kassei', 'iets waar ik eens kan winnen haha'],
      ['Anker', 'dan wordt het ganzenbord'],
      ['Jonas', 'Ik kan tellen tot zes, dus ik doe mee.'],
      ['Kassei', 'gisteren zaten we met vijf en iemand werd boos omdat hij verloor'],
      ['Anker', 'ik was dat'],
      ['Kassei', 'ik wou het niet zeggen'],
      ['Anker', 'ja ik heb daarna sorry gestuurd. het was gewoon een slechte dag'],
      ['Jonas', 'Knap dat je dat zelf gestuurd hebt. Dat is moeilijker dan winnen.'],
      ['Kassei', 'is oké. vandaag nieuwe ronde'],
      ['Anker', 'en als ik win zeg ik niks'],
      ['Kassei', 'dat geloof ik pas als ik het zie'],
    ],
  },
  {
    fits: ['music'],
    lines: [
      ['Libel', 'ik heb een beat gemaakt met de deksels van onze potten'],
      ['Tram 7', 'serieus'],
      ['Libel', 'ja en de wasmachine als bas'],
      ['Lenn', 'Welk programma draaide er?'],
      ['Libel', 'katoen 40 graden. die heeft het beste ritme'],
      ['Tram 7', 'ik schrijf al een tijd teksten maar ik laat ze aan niemand lezen'],
      ['Libel', 'waarover gaan ze'],
      ['Tram 7', 'over thuis. en over op het plein zitten als het al donker is'],
      ['Lenn', 'Je mag hier een stuk delen als je wilt. Niets moet.'],
      ['Tram 7', 'misschien twee regels'],
      ['Tram 7', 'de lamp op het plein gaat vanzelf aan, ik zit eronder en blijf nog wat staan'],
      ['Libel', 'wauw. die hou ik bij'],
      ['Lenn', 'Daar zie ik het plein bij. Dank je om die te delen, Tram 7.'],
      ['Tram 7', 'nu wil ik die wasmachine horen'],
    ],
  },
  {
    fits: ['living', 'ask'],
    lines: [
      ['Anker', 'ze hebben op ons pleintje een bord gezet dat je er na negen niet meer mag zijn'],
      ['Kassei', 'ik snap dat wel. er wonen daar kleine kinderen'],
      ['Anker', 'maar wij doen niks. wij zitten daar gewoon'],
      ['Kassei', 'jullie muziek stond vorige week wel heel luid'],
      ['Anker', 'dat waren wij niet'],
      ['Jonas', 'Jullie zien dit anders, en dat mag. Anker, wat zou voor jou eerlijk zijn?'],
      ['Anker', 'dat ze het eerst gevraagd hadden. we hadden zelf ook iets kunnen voorstellen'],
      ['Kassei', 'ja oké dat is waar. niemand heeft iets gevraagd'],
      ['Jonas', 'En Kassei, wat zou jij nodig hebben als je daar woonde?'],
      ['Kassei', 'dat het stil is na tien ofzo. negen is wel vroeg'],
      ['Anker', 'tien zou ik ook doen'],
      ['Jonas', 'Dan zijn jullie het bijna eens. De jeugdraad zit dinsdag samen; ik kan vragen hoe je daar iets op tafel legt.'],
      ['Anker', 'doe maar. dan ga ik mee'],
      ['Kassei', 'ik ook'],
    ],
  },
  {
    fits: ['attic', 'ask'],
    lines: [
      ['Merel', 'heeft er nog iemand zo veel toetsen deze week'],
      ['Reiger', 'vier. en een spreekbeurt'],
      ['Merel', 'ik zit al een uur naar hetzelfde blad te kijken'],
      ['Lenn', 'Wanneer heb je voor het laatst iets anders gedaan?'],
      ['Merel', 'euh. gisteren'],
      ['Reiger', 'ik zet een timer. twintig minuten en dan vijf minuten niks'],
      ['Merel', 'en werkt dat'],
      ['Reiger', 'de eerste keer niet. daarna wel'],
      ['Lenn', 'Je kan ook eerst het stuk doen dat je al half kent. Dan voelt het blad minder vol.'],
      ['Merel', 'dat is hoofdstuk drie. oké twintig minuten'],
      ['Reiger', 'ik doe mee. timer loopt'],
      ['Lenn', 'Ik zwijg twintig minuten. Tot straks.'],
      ['Merel', 'hoofdstuk drie is af'],
      ['Lenn', 'Kijk. En nu vijf minuten niks, dat was de afspraak.'],
    ],
  },
  {
    fits: ['living'],
    lines: [
      ['Tram 7', 'ik moet vanavond koken voor mijn broertjes en ik kan alleen pasta'],
      ['Libel', 'pasta is altijd goed'],
      ['Tram 7', 'dat is de derde keer deze week'],
      ['Jonas', 'Wat ligt er nog in huis?'],
      ['Tram 7', 'eieren, een paprika, rijst van gisteren'],
      ['Libel', 'dan heb je gebakken rijst. paprika klein snijden, rijst erbij, eieren erdoor'],
      ['Tram 7', 'in welke volgorde'],
      ['Libel', 'eerst paprika. dan rijst. eieren op het einde anders plakt alles'],
      ['Jonas', 'En zet de dampkap aan, zegt iemand die dat ooit vergat.'],
      ['Tram 7', 'mijn broertje wil roeren'],
      ['Libel', 'laten doen. dan eet hij het ook op'],
      ['Tram 7', 'het ruikt echt goed hier'],
      ['Jonas', 'Je zorgt goed voor die twee. Vergeet je eigen bord niet.'],
    ],
  },
  {
    fits: ['living', 'ask', 'attic'],
    lines: [
      ['Kassei', 'mijn beste vriend verhuist naar het buitenland'],
      ['Merel', 'wanneer'],
      ['Kassei', 'over drie weken. we kennen elkaar al van de kleuterklas'],
      ['Lenn', 'Dat is een groot stuk van je leven. Hoe is dat voor jou?'],
      ['Kassei', 'raar. iedereen zegt dat we kunnen bellen maar dat is niet hetzelfde'],
      ['Merel', 'nee dat is niet hetzelfde'],
      ['Merel', 'mijn zus is ook weg gegaan. wij kijken elke zondag samen naar dezelfde serie. elk op onze zetel'],
      ['Kassei', 'en dat helpt'],
      ['Merel', 'het is een vast moment. dat helpt mij wel'],
      ['Lenn', 'Drie weken is nog een tijdje. Is er iets wat jullie nog samen willen doen?'],
      ['Kassei', 'we hebben ooit gezegd dat we met de fiets naar zee gingen'],
      ['Merel', 'dan is het nu het moment'],
      ['Kassei', 'ja eigenlijk wel. ik ga het hem vragen'],
      ['Lenn', 'Kom zeker vertellen hoe ver jullie geraakt zijn.'],
    ],
  },
];

/** What a host says to somebody new. */
export const GREETINGS = [
  'Dag {handle}, welkom. Ik ben {host}. In deze demo volg ik een geschreven tekst, maar zeg gerust iets.',
  'Hallo {handle}, fijn dat je binnenkomt. Ik ben {host} en ik volg hier een geschreven tekst. Kijk rustig rond, of praat mee.',
] as const;

/** What a host answers to somebody new who says something; in turn. */
export const ANSWERS = [
  'Dank je om dat te zeggen, {handle}. Hoe is dat voor jou?',
  'Ik lees met je mee, {handle}. Neem gerust je tijd.',
  'Daar wil ik meer over horen, {handle}. Wat speelt er het meest?',
  'Goed dat je dat hier legt, {handle}. Anderen mogen ook iets zeggen.',
] as const;

/** The same, when it was a question. */
export const ANSWERS_TO_QUESTIONS = [
  'Je zegt hier wat je wilt, {handle}, en gewoon meelezen mag ook. Wil je iets met een van ons alleen bespreken, dan is er Praat apart.',
  'Dat weet ik zelf niet zeker, {handle}. Wie in de kamer kent dat ook?',
] as const;

/** What somebody in the room adds now and then. */
export const NODS = ['herkenbaar {handle}', 'ja dat snap ik', 'dag {handle}, leuk dat je er bent'] as const;

/** A talk apart with whoever of the real newcomers claims it: a first word, then an answer to each thing said. */
export const APART = {
  handle: 'Wilg',
  firstWord: 'dag. ik wil liever niet in de kamer zeggen waarover het gaat',
  lines: [
    'ik heb ruzie gehad met mijn papa en ik weet niet hoe ik terug moet beginnen',
    'hij zei dat ik nooit luister. en toen heb ik iets gezegd dat ik niet meende',
    'ik zou graag gewoon weer samen aan tafel zitten',
    'misschien schrijf ik hem een briefje. dat kan ik beter dan praten',
    'dank je. het helpt dat ik het eens kon zeggen',
  ],
} as const;
