import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Facade, type FacadeProps } from './Facade.part.tsx';
import { decideCatSill, decideFacade, type FacadeRoom } from './facade.rules.ts';

const drawings = ['living', 'game', 'ask', 'music', 'generic'] as const;

/** @param count how many rooms, all lit and full, named room-0 and on */
const rooms = (count: number, change: Partial<FacadeRoom> = {}): FacadeRoom[] =>
  Array.from({ length: count }, (_, nth) => ({
    id: `room-${nth}`,
    name: `Kamer ${nth}`,
    state: 'lit',
    words: `druk ${nth}`,
    drawing: drawings[nth % drawings.length] ?? 'generic',
    people: 3,
    href: `/kamer/${nth}`,
    ...change,
  }));

const shown = (list: readonly FacadeRoom[]) => {
  const { attic, floors, beside } = decideFacade(list);
  const onFloors = floors.flatMap((floor) =>
    floor.kind === 'plain' ? [] : floor.kind === 'wide' ? [floor.room] : floor.rooms,
  );
  return [attic, ...onFloors, beside].filter((room) => room !== null).map((room) => room.id);
};

const html = (list: readonly FacadeRoom[], more: Partial<FacadeProps> = {}) =>
  renderToString(
    h(Facade, {
      house: 'open',
      rooms: list,
      door: { label: 'Kom binnen', href: '/deur', number: '24' },
      cat: 3,
      label: 'Kamers',
      ...more,
    }),
  );

describe('the facade', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'leaves out no room and shows none twice, with %i rooms',
    (count) => {
      expect(shown(rooms(count)).sort()).toEqual(rooms(count).map((room) => room.id));
    },
  );

  it('keeps the order given, from top to bottom', () => {
    for (const count of [1, 2, 3, 4])
      expect(shown(rooms(count))).toEqual(rooms(count).map((room) => room.id));
  });

  it('puts the attic room under the gable, unless it is the only one', () => {
    const attic: FacadeRoom = { ...(rooms(1)[0] as FacadeRoom), id: 'attic', drawing: 'attic' };
    expect(decideFacade([...rooms(2), attic]).attic?.id).toBe('attic');
    expect(decideFacade([attic])).toMatchObject({
      attic: null,
      floors: [{ kind: 'plain' }, { kind: 'wide' }],
    });
  });

  it('gives an only room the wide window above the door, in a house as tall as any', () => {
    expect(decideFacade(rooms(1)).floors.map((floor) => floor.kind)).toEqual(['plain', 'wide']);
    expect(decideFacade([]).floors).toHaveLength(2);
  });

  it('holds one link for each room that can be entered and one for the door, and no dead ones', () => {
    for (const count of [1, 3, 5, 6]) expect(html(rooms(count)).match(/<a /g)).toHaveLength(count + 1);
    const { href: _, ...noWay } = rooms(1)[0] as FacadeRoom;
    expect(html([noWay]).match(/<a /g)).toHaveLength(1);
  });

  it('says the state of a room in words, inside its link', () => {
    expect(html(rooms(1))).toMatch(/<a href="\/kamer\/0".*<b>Kamer 0<\/b>.*druk 0.*<\/a>/);
  });

  it('hides every drawing and every window that is no room from screen readers', () => {
    const page = html(rooms(1));
    expect(page.match(/<svg(?![^>]*aria-hidden="true")/g)).toBeNull();
    expect(page.match(/<li class="kamer leeg" aria-hidden="true">/g)).toHaveLength(2);
  });

  it('lights nothing when nobody is there: no window, no transom, no mark', () => {
    const dark = html(rooms(5, { state: 'dark', people: 0 }), { house: 'closed' });
    expect(dark).not.toContain('fill="url(#licht)"');
    expect(dark).not.toContain('class="lichtje"');
    expect(html(rooms(1, { state: 'opensSoon' }), { house: 'closed' })).not.toContain('fill="url(#licht)"');
  });

  it('shows as many silhouettes as asked, and a lit window without any when only a host is there', () => {
    for (const people of [0, 1, 2, 3] as const) {
      const page = html(rooms(1, { people }));
      expect(page.match(/href="#mens"/g)?.length ?? 0).toBe(people);
      expect(page).toContain('<path d="M0 0H296V96H0Z" fill="url(#licht)"');
    }
  });

  it('moves the cat every day and never off the house', () => {
    expect(decideCatSill(7, 5)).toBe(2);
    expect(decideCatSill(-1, 5)).toBe(4);
    for (let day = 0; day < 7; day++)
      expect(html(rooms(5), { cat: day }).match(/#1b1320" stroke/g)).toHaveLength(1);
  });

  it('carries nothing our content policy blocks', () => {
    expect(html(rooms(6))).not.toMatch(/style=|<style|data:|javascript:|<script/);
  });

  it('costs at most 6 kB on the line with six full rooms', () => {
    expect(gzipSync(html(rooms(6))).length).toBeLessThan(6_000);
  });
});

describe('the style of a visitor’s page', () => {
  const css = (...paths: string[]) =>
    paths.map((path) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')).join('');
  const shared = ['platform/web/style/tokens.css', 'platform/web/style/base.css'];

  it.each(['street/street.css', 'rooms/room.css'])('costs at most 8 kB on the line with %s', (own) => {
    expect(gzipSync(css(...shared, `engines/conversation/${own}`)).length).toBeLessThan(8_000);
  });

  it('has no data: address, which our content policy blocks', () => {
    expect(
      css(...shared, 'platform/web/style/pages.css', 'engines/conversation/street/street.css'),
    ).not.toContain('data:');
  });
});
