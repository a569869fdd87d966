import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../platform/server/config.ts';
import { vindplaats } from '../../platform/testing/command.ts';
import { help, helpOf } from './help.ts';
import { COMMANDS } from './index.ts';

const words = (text: string) => text.replace(/\s+/g, ' ');

describe('help', () => {
  it('names every command and every setting, and says what each is for', () => {
    const text = words(help(COMMANDS));
    for (const command of COMMANDS) expect(text).toContain(`vindplaats ${command.name} ${command.does}`);
    for (const setting of SETTINGS)
      expect(text).toContain(`${setting.option}, ${setting.name} ${setting.means}`);
  });

  it.each(COMMANDS.map((command) => [command.name, command] as const))(
    'of %s names its options, and shows how it is typed',
    (_name, command) => {
      const text = words(helpOf(command));
      for (const { option } of command.options) expect(text).toMatch(new RegExp(`${option}\\b`));
      for (const { means } of command.options) expect(text).toContain(means);
      for (const example of command.examples) expect(text).toContain(example);
    },
  );

  it('is there for the whole and for one command, in either order', async () => {
    const [whole, one, other] = await Promise.all([
      vindplaats(['--help']),
      vindplaats(['city', 'add', '--help']),
      vindplaats(['help', 'city', 'add']),
    ]);
    expect(whole).toMatchObject({ code: 0, err: '' });
    expect(whole.out).toContain('vindplaats seed demo');
    expect(one.out).toContain('--coordinator');
    expect(other.out).toBe(one.out);
  });
});

describe('a command line', () => {
  it.each([
    [['vertrek'], '"vertrek" is not a command. Known: start, city add'],
    [['city'], 'Known: city add'],
    [['doctor', '--slug', 'x'], '"--slug" is not an option here'],
    [['start', '--port', 'x'], 'PORT is a whole number'],
    [['city', 'add', '--slug'], '--slug needs a value'],
  ])('%j is refused by name, before anything starts', async (args, sentence) => {
    const ran = await vindplaats(args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(sentence);
  });
});
