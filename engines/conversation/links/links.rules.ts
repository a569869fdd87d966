/** Ends of addresses that somebody types without https:// before them. */
const COMMON_ENDS = 'com|be|nl|net|org|eu|io|gg|tv|fr|de|uk|ly|gl|gent|brussels|vlaanderen';
/** Ends that are words too: an address only with a path behind it, or with https:// before it. */
const WORDY_ENDS = 'me|app|link|info|live|site|online|chat|page|club|fun|co|xyz|to|be';

const LINK = new RegExp(
  `(?<![\\p{L}\\p{N}@._-])(?:(?<scheme>[a-z][a-z0-9+.-]{1,9}://)|www\\.)[^\\s<>"]{2,}` +
    `|(?<![\\p{L}\\p{N}@._-])(?:[\\p{L}\\p{N}-]{1,63}\\.)+(?:${COMMON_ENDS})(?![\\p{L}\\p{N}-])(?:[:/?#][^\\s<>"]*)?` +
    `|(?<![\\p{L}\\p{N}@._-])(?:[\\p{L}\\p{N}-]{1,63}\\.)+(?:${WORDY_ENDS})/[^\\s<>"]+`,
  'giu',
);

/** A mark that ends the sentence is not part of the address. */
const TRAILING = /[.,;:!?'")\]}…]+$/;

export interface FoundLink {
  /** Where it stands in the text. */
  readonly at: number;
  readonly text: string;
  /** Where it leads, in small letters and without "www."; '' when that cannot be read. */
  readonly domain: string;
  /** What to open: always https. */
  readonly href: string;
}

/** Links as they stand in a text, in order. */
export function linksIn(text: string): FoundLink[] {
  return [...text.matchAll(LINK)].map((match) => {
    const shown = match[0].replace(TRAILING, '');
    const scheme = match.groups?.['scheme']?.toLowerCase();
    const bare = scheme === undefined ? shown : shown.slice(scheme.length);
    const isWeb = scheme === undefined || scheme === 'https://' || scheme === 'http://';
    return {
      at: match.index,
      text: shown,
      domain: isWeb ? domainOf(bare) : '',
      href: `https://${bare}`,
    };
  });
}

/** @param bare an address without its scheme
 *  @returns '' for what could deceive: a name before an @, letters of another script, a number, a port */
function domainOf(bare: string): string {
  const host = (/^[^/?#\\]*/.exec(bare)?.[0] ?? '').toLowerCase();
  return /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(host)
    ? host.replace(/^www\./, '')
    : '';
}

/** A listed domain stands for itself and for what lies under it. */
export const isListed = (domain: string, listed: readonly string[]): boolean =>
  domain !== '' && listed.some((one) => domain === one || domain.endsWith(`.${one}`));

/** @returns the domain as it is kept, or null when it is none. Takes a whole address too. */
export function readDomain(typed: string): string | null {
  const bare = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '');
  const domain = domainOf(bare);
  return domain === '' || domain.length > 253 ? null : domain;
}
