import type { Instant } from '../../core/time.ts';
import type { Language } from '../city/cities.ts';

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const TAG = { nl: 'nl-BE', en: 'en-GB' } as const;
/** Every visitors' page is called this: somebody may look over a shoulder, or through the history. */
export const NEUTRAL_TITLE = { nl: 'Pagina', en: 'Page' } as const;
/** Written here and not in the language files: this must be readable when nothing else can be. */
const WORDS = {
  nl: { leave: 'Snel weg', call: 'Bel 112', street: 'Naar de straat' },
  en: { leave: 'Leave fast', call: 'Call 112', street: 'To the street' },
} as const;

/** A page that needs no database, no script and no screen. */
function plainPage(language: Language, styles: readonly string[], body: string): string {
  return `<!doctype html><html lang="${TAG[language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${NEUTRAL_TITLE[language]}</title><link rel="icon" href="/icoon.svg">${styles
    .map((href) => `<link rel="stylesheet" href="${href}">`)
    .join('')}</head><body>${body}</body></html>`;
}

/** Where somebody ends who left fast: the date, and nothing of the house. No style of ours either, and no way back. */
export function neutralPage(language: Language, now: Instant, zone: string): string {
  const date = new Intl.DateTimeFormat(TAG[language], { dateStyle: 'full', timeZone: zone }).format(
    Date.parse(now),
  );
  return plainPage(language, [], `<main><h1>${escapeText(date)}</h1></main>`);
}

/** Something is wrong, or not there. 112 is always there, and so is the way out. */
export function troublePage(language: Language, say: string, styles: readonly string[]): string {
  const words = WORDS[language];
  return plainPage(
    language,
    styles,
    `<header class="balk"><span class="snelwegplek"><a class="knop lijn sm snelweg" href="/weg" rel="nofollow noreferrer" data-leave>${words.leave}</a></span></header><main class="kaart stapel"><h1>${escapeText(say)}</h1><p class="rij om"><a class="knop lijn" href="/">${words.street}</a><a class="knop lijn" href="tel:112">${words.call}</a></p></main>`,
  );
}
