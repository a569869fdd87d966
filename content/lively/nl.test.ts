import { describe, expect, it } from 'vitest';
import * as nl from './nl.ts';

const said = [
  ...nl.SCENES.flatMap(({ lines }) => lines.map(([, text]) => text)),
  ...nl.GREETINGS,
  ...nl.ANSWERS,
  ...nl.ANSWERS_TO_QUESTIONS,
  ...nl.NODS,
  nl.APART.firstWord,
  ...nl.APART.lines,
];

describe('what is said in the demo', () => {
  it('is six to eight conversations of eight to twenty lines, each with a host', () => {
    expect(nl.SCENES.length).toBeGreaterThanOrEqual(6);
    for (const { lines } of nl.SCENES) {
      expect(lines.length).toBeGreaterThanOrEqual(8);
      expect(lines.length).toBeLessThanOrEqual(20);
      expect(lines.some(([who]) => (nl.HOSTS as readonly string[]).includes(who))).toBe(true);
    }
  });

  it('fits every kind of room', () => {
    for (const drawing of ['living', 'game', 'music', 'attic', 'ask'])
      expect(nl.SCENES.some(({ fits }) => fits.includes(drawing))).toBe(true);
  });

  it('shouts at nobody and labels nobody', () => {
    for (const text of said) {
      expect(text).not.toContain('!');
      expect(text).not.toMatch(/radical|extrem|terror|dader|slachtoffer|verdacht|risico|overtred|probleemjongere/i);
    }
  });
});
