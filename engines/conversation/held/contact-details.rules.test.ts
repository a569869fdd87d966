import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContactDetail, contactDetailIn, type MayStand } from './contact-details.rules.ts';
import { plainView } from './plain-view.rules.ts';

const HERE: MayStand = {
  domains: ['awel.be', 'jac.be'],
  numbers: ['112', '102', '1813', '116 000', '1712', '078 15 10 20'],
  names: ['Mus', 'Kauw', 'Grote Lijster', 'Samira', 'noorvdbxx'],
};

const HELD: readonly (readonly [ContactDetail, string])[] = [
  ['phone', '0470/12.34.56'],
  ['phone', 'mijn nummer is 0470123456'],
  ['phone', 'bel 0470 12 34 56 dan'],
  ['phone', '0470-12-34-56'],
  ['phone', '0470.123.456'],
  ['phone', '+32 470 12 34 56'],
  ['phone', '+32(0)470123456'],
  ['phone', '0032 470 12 34 56'],
  ['phone', '32470123456'],
  ['phone', '470 12 34 56, zet er een 0 voor'],
  ['phone', '0 4 7 0 1 2 3 4 5 6'],
  ['phone', '0-4-7-0-1-2-3-4-5-6'],
  ['phone', '0*4*7*0*1*2*3*4*5*6'],
  ['phone', 'nul vier zeven nul een twee drie vier vijf zes'],
  ['phone', 'nul vierhonderdzeventig twaalf vierendertig zesenvijftig'],
  ['phone', 'nul vier zeven nul, en dan 12 34 56'],
  ['phone', 'zero four seven zero one two three four five six'],
  ['phone', 'zéro quatre sept zéro un deux trois quatre cinq six'],
  ['phone', 'plus tweeëndertig vier zeven nul een twee drie vier vijf zes'],
  ['phone', 'o47o 12 34 56'],
  ['phone', 'O47O/I2.34.56'],
  ['phone', '0470 twaalf 34 56'],
  ['phone', '０４７０１２３４５６'],
  ['phone', '0\u200b4\u200b7\u200b0\u200b1\u200b2\u200b3\u200b4\u200b5\u200b6'],
  ['phone', '𝟎𝟒𝟕𝟎𝟏𝟐𝟑𝟒𝟓𝟔'],
  [
    'phone',
    '0\ufe0f\u20e34\ufe0f\u20e37\ufe0f\u20e30\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e34\ufe0f\u20e35\ufe0f\u20e36\ufe0f\u20e3',
  ],
  ['phone', '٠٤٧٠١٢٣٤٥٦'],
  ['phone', '03 123 45 67 is van thuis'],
  ['phone', '09/223.45.67'],
  ['phone', '+31 6 12345678'],
  ['phone', 'gsm:0491 22 33 44 na 16u30'],
  ['phone', '06 12 34 56 78'],
  ['mail', 'jan.peeters@gmail.com'],
  ['mail', 'mail naar lotte_09@telenet.be!'],
  ['mail', 'jan @ gmail . com'],
  ['mail', 'jan at gmail dot com'],
  ['mail', 'jan apenstaartje gmail punt com'],
  ['mail', 'jan(at)hotmail.be'],
  ['mail', 'jan [at] school [punt] be'],
  ['mail', 'jan arobase hotmail point fr'],
  ['mail', 'jan.p@gmail'],
  ['mail', 'jan apenstaart hotmail'],
  ['mail', 'ｊａｎ＠ｇｍａｉｌ．ｃｏｍ'],
  ['mail', 'j\u200ban@gm\u200bail.com'],
  ['mail', 'mijn gmail: jan.peeters09'],
  ['address', 'ik woon in de Kerkstraat 12'],
  ['address', 'Kerkstraat 12b'],
  ['address', 'Kerkstr. 5'],
  ['address', 'Grote Steenweg 145'],
  ['address', 'Leopoldlaan nr. 7'],
  ['address', 'kom naar Begijnhof 12'],
  ['address', 'nummer 5 in de Veldstraat'],
  ['address', 'Kerk straat 12'],
  ['address', 'Stationsplein 3, tweede bel'],
  ['address', 'rue de la Loi 16'],
  ['address', '12, avenue Louise'],
  ['address', '12 Baker Street'],
  ['address', 'Kerkstraat nummer twaalf'],
  ['account', 'snap: lottevdb'],
  ['account', 'insta = lotte'],
  ['account', 'mijn snap is lotte.vdb'],
  ['account', 'mijn insta is lottevdb'],
  ['account', "m'n tiktok heet lotjexx"],
  ['account', 'volg me op insta lotte_09'],
  ['account', 'voeg me toe op snap lottevdb'],
  ['account', 'add me on roblox Lotte_2009'],
  ['account', 'op snap ben ik lottevdb'],
  ['account', 'discord lotte#1234'],
  ['account', 'lotte#1234'],
  ['account', '@lotte_vdb'],
  ['account', 'zoek @lottevdb maar'],
  ['account', 'xbox gamertag Lotje99'],
  ['account', 'lotte_vdb op snap'],
  ['account', 'vriendcode 4123 is het niet, vriendcode: 1234567890'],
  ['account', 'SW-1234-5678-9012'],
  ['account', 'ｓｎａｐ： lottevdb'],
  ['account', 'sn\u200dap: lottevdb'],
  ['account', 'mijn snap is noorvdbxx'],
  ['account', 'voeg me toe op snap noorvdbxx'],
  ['account', 'snap: noorvdbxx'],
  ['account', 'op insta heet ik noorvdbxx'],
  ['phone', 'bel me €0470123456'],
  ['phone', '€ 0470 12 34 56'],
  ['phone', '0470 12 34 56 euro'],
  ['phone', '0470123456€'],
  ['phone', '0470 12:34 56'],
  ['phone', '0470 1.2.2010 34'],
  ['phone', '0470 12u34 56'],
  ['phone', '2010-04-70 0470 12-34-56'],
  ['link', 'jac.be/0470123456'],
  ['link', 'https://jac.be/0470-12-34-56'],
  ['link', 'https://jac.be/?snap=noor_2011'],
  ['link', 'jac.be/@noorvdbxx'],
  ['link', 'jac.be/chat#0470123456'],
  ['link', 'https://voorbeeld.com'],
  ['link', 'www.voorbeeld.be'],
  ['link', 'voorbeeld.be'],
  ['link', 'http://192.168.1.1/x'],
  ['link', 'discord.gg/abc123'],
  ['link', 'wa.me/32470123456'],
  ['link', 't.me/lotte'],
  ['link', 'chat.whatsapp.com/Abc'],
  ['link', 'instagram punt com slash lotte'],
  ['link', 'discord (punt) gg / abc'],
  ['link', 'https://awel.be@voorbeeld.com'],
  ['link', 'https://awel.be.voorbeeld.com'],
  ['link', 'https://nietawel.be'],
  ['link', 'https://аwel.be'],
  ['link', 'https://awel.be:8080/x'],
  ['link', 'kijk op awel.be en op voorbeeld.com'],
  ['link', 'javascript://awel.be/%0aalert(1)'],
  ['link', 'ｖｏｏｒｂｅｅｌｄ．ｃｏｍ'],
];

const ORDINARY: readonly string[] = [
  'Is hier iemand?',
  'om 19u30 ben ik er',
  'om 19:30 of 20:00, kies maar',
  'van 14u tot 16u',
  'het was 2-1',
  'we wonnen met 3-0 en verloren met 1-2, 0-4 en 2-2',
  'bus 52 reed niet',
  'lijn 3 en tram 10',
  'een brood kost 2,50 euro',
  '€ 12,99 voor een pizza',
  'dat kost 1.250,00 euro per jaar',
  'ik woon op nummer 12',
  'we woonden op 34 en nu op 56',
  'ik ben 15 en mijn broer is 17',
  'in 2024 was het beter dan in 2019',
  'mijn verjaardag was op 12/05/2010 om 9u',
  'het was 01-09-2024 14:30 toen de school begon',
  'bel 112 als het echt niet gaat',
  'bel Awel op 102',
  'de Zelfmoordlijn is 1813',
  'Child Focus is 116 000 of 116000',
  'bel naar 1712',
  'je kunt ook 106 bellen',
  'De Druglijn is 078 15 10 20',
  'gratis op 0800 13 500',
  '3 appels @ 2 euro',
  '@ school is het saai',
  '@Mus dank je',
  '@kauw dat vond ik ook',
  '@iedereen tot morgen',
  '@Samira mag ik iets vragen?',
  'mijn insta is gehackt',
  'mijn snap is weg',
  'ik zit te veel op tiktok',
  'op insta ben ik niet actief',
  'heb jij snap?',
  'insta en snap mogen niet van thuis',
  'mijn gmail is gehackt',
  'ik speel fortnite en roblox',
  'fortnite 2 uur per dag is veel',
  'Snapchat: wat vinden jullie daarvan?',
  'youtube kijken tot 2 uur',
  'ik was onderweg 20 minuten',
  'op straat 12 mensen gezien',
  'in de Kerkstraat 3 keer gevallen',
  'in de Kerkstraat is een feestje',
  'in de Veldstraat zijn 12 winkels',
  'op het plein 5 tegen 5 gespeeld',
  'wij gingen naar het park om 15u',
  'de laan is lang',
  'ik tel tot 10: 1 2 3 4 5 6 7 8 9 10',
  '10 9 8 7 6 5 4 3 2 1 nul',
  'een twee drie, daar gaan we',
  'een op de vier, of een op de vijf?',
  'ik at om zes. Be, dat was laat',
  'ik at friet. Nu heb ik buikpijn',
  'dat is het punt. Ik wil niet meer',
  'op dat punt be ik het beu',
  'ja.nee.misschien',
  'ok...morgen dan',
  'ik weet het niet.het is moeilijk',
  'bv. een boek, d.w.z. iets om te lezen',
  'kijk eens op awel.be',
  'https://www.awel.be/chat helpt',
  'https://jac.be/nieuws/2026/herfst-12 staat het',
  '@noorvdbxx dat vond ik ook',
  'Noorvdbxx: hoe was het?',
  '35 euro of 1250 euro, wat een verschil',
  'het kostte €1250 en daarna nog 12 euro',
  '10 euro, 20 euro en 4 euro',
  'op forum.awel.be staat het ook (https://jac.be).',
  'toets op 50 punten, ik had 23/50',
  'mijn cijfers: 7/10, 8/10, 6/10',
  '100%, 50%, 25%',
  '9000 Gent en 2000 Antwerpen',
  'hoofdstuk 4.7.1, oefening 12 tot 34',
  'haha #1 van de klas',
  'les 1 2 en 3 vallen uit',
  'klas 3A2 of 4B1',
  'versie 1.20.4 van minecraft',
  'zeg niet te snel nul op tien',
  'de score: 0-1 0-2 1-2',
  'wachten tot 23:59 en dan 00:00',
  'ik heb 2 broers, 1 zus, 3 katten, 4 vissen en 0 honden',
  'geef me een teken :) <3',
  'snap je? ik snap het niet',
  'ik snap dat.echt',
  'signal van de trein was rood',
  'discord met mijn ouders',
];

describe('contact details', () => {
  it.each(HELD)('holds a %s: %s', (because, text) => {
    expect(contactDetailIn(text, HERE)).toBe(because);
  });

  it.each(ORDINARY)('lets an ordinary sentence through: %s', (text) => {
    expect(contactDetailIn(text, HERE)).toBeNull();
  });

  it('holds a mobile number whatever stands between its digits and around it', () => {
    const digit = fc.integer({ min: 0, max: 9 }).map(String);
    const number = fc
      .tuple(fc.constantFrom('5', '6', '7', '8', '9'), fc.array(digit, { minLength: 7, maxLength: 7 }))
      .map(([second, rest]) => ['0', '4', second, ...rest]);
    const between = fc.constantFrom('', ' ', '.', '-', '/', ' - ', '\u200b', '_', '…');
    fc.assert(
      fc.property(
        number,
        between,
        fc.constantFrom('', 'bel ', 'hé: ', 'mijn gsm '),
        (digits, mark, before) => {
          expect(contactDetailIn(`${before}${digits.join(mark)}`, HERE)).toBe('phone');
        },
      ),
    );
  });

  it('reads no text as more than four times as long: the whole house would wait for it', () => {
    const longer: string[] = [];
    for (let point = 1; point < 0x1f300; point += 1) {
      // Halves of a sign are no text, and of what lies past the first plane only the signs in a frame fold.
      if ((point >= 0xd800 && point < 0xe000) || (point > 0xffff && point < 0x1f100)) continue;
      const sign = String.fromCodePoint(point);
      if (plainView(sign).length > 4 * sign.length) longer.push(point.toString(16));
    }
    expect(longer).toEqual([]);
    expect(contactDetailIn(`${'\ufdfa'.repeat(900)} 0470\ufdfa12\u331634 56`, HERE)).toBe('phone');
  });

  it('answers about any text at all, at once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000, unit: 'grapheme' }), (text) => {
        contactDetailIn(text, HERE);
      }),
      { numRuns: 200 },
    );
  });
});
