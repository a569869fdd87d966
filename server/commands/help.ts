import { type Option, SETTINGS, type Setting } from '../../platform/server/config.ts';
import type { Command } from './command.ts';

const WIDTH = 100;

/** Broken at spaces, with the same margin on every line. */
function paragraph(text: string, margin: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && margin + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((part) => `${' '.repeat(margin)}${part}`);
}

const shownOption = ({ option, example, isSwitch }: Option) => (isSwitch ? option : `${option} ${example}`);

const optionLines = (option: Option): string[] => [`  ${shownOption(option)}`, ...paragraph(option.means, 6)];

const settingLines = (setting: Setting): string[] => [
  `  ${setting.option}, ${setting.name}`,
  ...paragraph(`${setting.means} ${setting.isSwitch ? 'yes or no.' : `Example: ${setting.example}`}`, 6),
];

export function help(commands: readonly Command[]): string {
  return [
    "Vindplaats: a city's online youth house and the work process around it.",
    '',
    'Commands',
    ...commands.flatMap((command) => [`  vindplaats ${command.name}`, ...paragraph(command.does, 6)]),
    '',
    ...paragraph('More about one command: vindplaats city add --help', 0),
    '',
    ...paragraph(
      'Settings. Each is an option of every command, an environment variable, and a line NAME = value in the file vindplaats.conf. An option goes before a variable, a variable before the file.',
      0,
    ),
    ...SETTINGS.flatMap(settingLines),
    '',
    ...paragraph('Two more variables of the environment:', 0),
    '  NODE_ENV=production',
    ...paragraph('For a real city: no demo city, no printed links, no moved clock.', 6),
    '  CONFIG_FILE=/etc/vindplaats.conf',
    ...paragraph('Another file with settings than vindplaats.conf in the folder of the program.', 6),
    '',
    'With npm: npm start -- city add --help',
    'Stop the house with Ctrl-C: the database stops with it and nothing is left running.',
  ].join('\n');
}

export function helpOf(command: Command): string {
  return [
    `vindplaats ${command.name}`,
    ...paragraph(command.does, 2),
    ...command.about.flatMap((text) => ['', ...paragraph(text, 2)]),
    ...(command.options.length === 0 ? [] : ['', 'Options', ...command.options.flatMap(optionLines)]),
    '',
    'Examples',
    ...command.examples.map((example) => `  ${example}`),
    '',
    ...paragraph('All settings can be given too: vindplaats --help', 0),
  ].join('\n');
}
