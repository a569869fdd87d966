import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import { HelpLines } from './HelpLines.tsx';
import { LeaveFast } from './LeaveFast.tsx';
import { Mark } from './Mark.tsx';
import { Status } from './Status.tsx';
import { TopBar } from './TopBar.tsx';

describe('shared parts', () => {
  it('ties the sentence about what is wrong to its field, before the help', () => {
    const page = renderToString(
      <Field id="naam" label="Roepnaam" help="Vrij te kiezen." error="Deze naam is al binnen." />,
    );
    expect(page).toContain('<label for="naam">');
    expect(page).toContain('aria-describedby="naam-error naam-help"');
    expect(page).toContain('aria-invalid="true"');
    expect(page).toContain('id="naam-error"');
    expect(page).toContain('id="naam-help"');
  });

  it('says nothing about a field that is fine', () => {
    expect(renderToString(<Field id="naam" label="Roepnaam" />)).not.toMatch(
      /aria-describedby|aria-invalid|fout/,
    );
  });

  it('calls the number as it is dialled, however it is written', () => {
    const numbers = ['116 000', '+32 2 123.45.67', '1712'];
    const page = renderToString(
      <HelpLines
        lines={numbers.map((number) => ({ name: number, forWhom: '', number, callLabel: `Bel ${number}` }))}
      />,
    );
    expect([...page.matchAll(/href="tel:([^"]*)"/g)].map((match) => match[1])).toEqual([
      '116000',
      '+3221234567',
      '1712',
    ]);
  });

  it('leaves fast without script, and without telling where from', () => {
    const page = renderToString(<LeaveFast label="Snel weg" />);
    expect(page).toMatch(/<a [^>]*href="\/weg"[^>]*>/);
    expect(page).toContain('rel="nofollow noreferrer"');
    expect(page).toContain('data-leave');
  });

  it('keeps a busy button in the reach of the keyboard', () => {
    const page = renderToString(<Button busy>Bezig</Button>);
    expect(page).toContain('aria-disabled="true"');
    expect(page).not.toMatch(/ disabled/);
  });

  it('lights the mark only while the house is open', () => {
    expect(renderToString(<Mark lit />)).toContain('var(--licht)');
    expect(renderToString(<Mark lit={false} />)).not.toContain('licht');
  });

  it('gives a page one heading in the bar, or none when the mark stands there', () => {
    expect(renderToString(<TopBar title="Leefkamer" />)).toContain('<h1>Leefkamer</h1>');
    expect(renderToString(<TopBar title="Vindplaats" mark />)).not.toContain('<h1>');
  });

  it('keeps an empty status on the page, so that its first words are read out', () => {
    expect(renderToString(<Status />)).toContain('role="status"');
  });
});
