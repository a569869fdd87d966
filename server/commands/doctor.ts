import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { examineBus } from '../doctor/bus.ts';
import { examineDatabase } from '../doctor/database.ts';
import { type Finding, isFine, linesOf } from '../doctor/finding.ts';
import {
  examineClock,
  examineFolder,
  examineKeyFile,
  examineNode,
  examineSettings,
} from '../doctor/machine.ts';
import { askRunningHouse } from '../operator/control.ts';
import { type Command, CommandRefusal, type Context } from './command.ts';
import { openDatabase } from './open-database.ts';

export const doctor: Command = {
  name: 'doctor',
  does: 'Looks whether everything is as it should be, and says in plain words what to do where it is not.',
  about: [
    'Every line begins with ok or look at this. It changes nothing. The exit code is 0 when all is well, 1 when there is something to look at.',
    'Works while the house runs, and while it does not. Run it after an installation, after a new version, and when something is odd.',
  ],
  options: [],
  examples: [
    'vindplaats doctor',
    'vindplaats doctor --database-url postgres://vindplaats:secret@localhost/vindplaats',
  ],
  async run(context) {
    const { config, say } = context;
    const database = await databaseFindings(context);
    const findings = [
      examineNode(process.version),
      examineClock(Date.now()),
      ...examineSettings(config),
      ...examineFolder(config),
      examineKeyFile(config, database.hasData),
      ...database.findings,
      ...(await examineBus(config)),
    ];
    for (const finding of findings) for (const line of linesOf(finding)) say(line);
    const odd = findings.filter((finding) => !isFine(finding)).length;
    say('');
    say(odd === 0 ? 'All is well.' : `${odd === 1 ? 'One thing' : `${odd} things`} to look at.`);
    return odd === 0 ? 0 : 1;
  },
};

interface Examined {
  readonly findings: readonly Finding[];
  /** Whether anything can have been written: then the keys must be there. */
  readonly hasData: boolean;
}

async function databaseFindings({ config, root }: Context): Promise<Examined> {
  const { dataDir, databaseUrl } = config;
  const answered = await askRunningHouse(dataDir, 'doctor', {}).catch((error: unknown) => {
    if (error instanceof CommandRefusal) return { isThere: true as const, outcome: [oddly(error.message)] };
    throw error;
  });
  const running: Finding = { what: answered.isThere ? 'House: running' : 'House: not running' };
  if (answered.isThere) return { findings: [running, ...(answered.outcome as Finding[])], hasData: true };
  if (databaseUrl === null && !existsSync(join(dataDir, 'postgres')))
    return { findings: [running, { what: 'Database: none yet; the first start makes it' }], hasData: false };
  try {
    const database = await openDatabase(config);
    try {
      const findings = await examineDatabase({ connection: database.connection, root, config });
      return {
        findings: [running, ...findings],
        hasData: findings.some(({ what }) => what.startsWith('City:')),
      };
    } finally {
      await database.close();
    }
  } catch (error) {
    // Also a folder that another process holds, or that another version made: its own sentence says what to do.
    return { findings: [running, oddly((error as Error).message)], hasData: true };
  }
}

const oddly = (message: string): Finding => ({ what: 'Database: not to be reached', todo: message });
