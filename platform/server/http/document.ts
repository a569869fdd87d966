import type { Begin } from '../../core/rendering.ts';
import type { Assets } from './assets.ts';

const escapeAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export interface Around {
  readonly assets: Assets;
  readonly title: string;
  /** Scripts that run before the page is read on; the others wait until it stands. */
  readonly first: readonly string[];
}

/** The document around a screen. What the browser goes on with stands in an attribute: no inline script is allowed,
 *  and an attribute needs no rules of its own for what may stand in it. */
export function documentOf(begin: Begin, markup: string, { assets, title, first }: Around): string {
  const lang = begin.language === 'nl' ? 'nl-BE' : 'en-GB';
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeAttribute(title)}</title><link rel="icon" href="/icoon.svg">${assets.styles
    .map((href) => `<link rel="stylesheet" href="${href}">`)
    .join(
      '',
    )}${first.map((src) => `<script src="${src}"></script>`).join('')}${assets.preloads.map((href) => `<link rel="modulepreload" href="${href}">`).join('')}${assets.scripts.map((src) => `<script type="module" src="${src}"></script>`).join('')}</head><body><div id="app">${markup}</div><meta id="begin" content="${escapeAttribute(JSON.stringify(begin))}"></body></html>`;
}

/** Goes on by itself to the same address: a navigation from another site comes without our Strict cookies, also after a
 *  reload; this page's own step brings them. */
export function onwardPage(path: string): string {
  return `<!doctype html><html lang="nl-BE"><head><meta charset="utf-8"><title>Pagina</title><meta http-equiv="refresh" content="0;url=${escapeAttribute(path)}"></head><body><p><a href="${escapeAttribute(path)}">Ga verder</a></p></body></html>`;
}
