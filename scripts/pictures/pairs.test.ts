import { describe, expect, it } from 'vitest';
import { besides, pairs, picturesOf, without } from './pairs.mjs';

describe('pictures beside those of another folder', () => {
  it('takes only what is named as a picture of a screen', () => {
    const files = ['street-closed-phone-dark.png', 'street.png', 'street.html', 'room-desktop-light.webp'];
    expect(picturesOf(files).map(({ screen, shape }) => [screen, shape])).toEqual([
      ['street-closed', 'phone-dark'],
      ['room', 'desktop-light'],
    ]);
  });

  it.each([
    ['the equal name', 'street', {}, 'street'],
    ['what somebody said', 'desk-off-shift', { 'desk-off-shift': 'opening' }, 'opening'],
    ['the longest shared beginning', 'street-closed-early', {}, 'street-closed'],
    ['nothing for half a word', 'streets', {}, null],
    ['nothing that is not there', 'street', { street: 'wall' }, null],
  ])('puts beside it %s', (_what, ours, names, theirs) => {
    expect(besides([ours], ['street', 'street-closed', 'opening'], names).get(ours)).toBe(theirs);
  });

  it('pairs the same size and theme, and names what stands beside nothing', () => {
    const ours = picturesOf(['room-phone-dark.webp', 'room-desktop-dark.webp']);
    const theirs = picturesOf(['room-phone-dark.png', 'room-phone-light.png', 'wall-phone-dark.png']);
    expect(pairs(ours, theirs).map((pair) => pair.theirs?.file)).toEqual(['room-phone-dark.png', undefined]);
    expect(without(ours, theirs)).toEqual(['wall']);
  });
});
