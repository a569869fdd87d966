import { describe, expect, it } from 'vitest';
import { ROOMS_MOST } from './house.contract.ts';
import { decideClosing, decideName, decideRoomForOneMore, movedTo, wordsIn } from './house.rules.ts';

const living = { id: 'a', name: 'Leefkamer' };
const attic = { id: 'b', name: 'Stille zolder' };
const code = (outcome: unknown) =>
  outcome !== null && typeof outcome === 'object' && 'refused' in outcome ? outcome.refused : outcome;

describe('how long house rules take to read', () => {
  it.each([
    [[], 0],
    [['Je mag het oneens zijn. Je mag niemand kleiner maken.'], 10],
    [["Geen namen, scholen of foto's van anderen.", ' Wat  hier gezegd wordt – blijft hier. '], 13],
    [['…'], 0],
  ])('counts the words of %j', (rules, words) => {
    expect(wordsIn(rules)).toBe(words);
  });
});

describe('the name of a room', () => {
  it.each([
    ['of its own', 'Muziekhoek', 'b', 'Muziekhoek'],
    ['with stray spaces, without them', '  Muziekhoek ', null, 'Muziekhoek'],
    ['that stays as it is', 'Leefkamer', 'a', 'Leefkamer'],
    ['in other letters for itself', 'LEEFKAMER', 'a', 'LEEFKAMER'],
    ['of another room is refused', 'Leefkamer', 'b', 'roomNameTaken'],
    ['of another room in other letters is refused', ' leefKAMER ', null, 'roomNameTaken'],
  ])('%s', (_, name, id, expected) => {
    expect(code(decideName(name, id, [living, attic]))).toBe(expected);
  });
});

describe('one room more', () => {
  it('fits until the house is full', () => {
    const rooms = (count: number) =>
      Array.from({ length: count }, (_, nth) => ({ id: `${nth}`, name: `${nth}` }));
    expect(decideRoomForOneMore(rooms(ROOMS_MOST - 1))).toBeNull();
    expect(code(decideRoomForOneMore(rooms(ROOMS_MOST)))).toBe('houseFull');
  });
});

describe('closing a room for good', () => {
  it.each([
    ['is fine when it is closed and empty', 'closed', 0, [living, attic], null],
    ['is fine when it is open and empty', 'open', 0, [living, attic], null],
    ['is fine when it is closed and somebody still reads in it', 'closed', 2, [living, attic], null],
    ['waits while somebody is in it', 'open', 1, [living, attic], 'roomInUse'],
    ['waits while somebody is in it without a host', 'withoutHost', 1, [living, attic], 'roomInUse'],
    ['never takes the last one', 'closed', 0, [living], 'lastRoom'],
  ] as const)('%s', (_, state, visitors, rooms, expected) => {
    expect(code(decideClosing(state, visitors, rooms))).toBe(expected);
  });
});

describe('moving a room', () => {
  it.each([
    ['b', 'up', 'bac'],
    ['b', 'down', 'acb'],
    ['a', 'up', 'abc'],
    ['c', 'down', 'abc'],
    ['x', 'up', 'abc'],
  ] as const)('%s %s gives %s', (id, to, order) => {
    expect(movedTo(['a', 'b', 'c'], id, to).join('')).toBe(order);
  });
});
