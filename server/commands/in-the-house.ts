import { join } from 'node:path';
import type { Config } from '../../platform/server/config.ts';
import { buildHouse, type House } from '../../platform/server/house.ts';
import { makeLog } from '../../platform/server/log.ts';
import { engines } from '../main.ts';
import { type OperatorAct, operatorActs } from '../operator/acts.ts';
import { askRunningHouse } from '../operator/control.ts';
import type { Context } from './command.ts';
import { bringUpToDate, complain, openDatabase } from './open-database.ts';

export const houseOf = (
  config: Config,
  root: string,
  connection: Parameters<typeof buildHouse>[0]['connection'],
  keepsTime: boolean,
): Promise<House> =>
  buildHouse({
    connection,
    keyFile: config.keyFile,
    engines,
    log: makeLog(config.logLevel, complain),
    publicUrl: config.publicUrl,
    builtFolder: join(root, 'dist'),
    contentFolder: join(root, 'content'),
    isProduction: config.isProduction,
    clockOffsetMs: config.clockOffsetMs,
    security: config.security,
    isLively: config.isLively,
    natsUrl: config.natsUrl,
    keepsTime,
  });

/** Opens the house for a moment: its database and its keys, but no door. */
export async function withClosedHouse<T>(
  { config, root }: Pick<Context, 'config' | 'root'>,
  work: (house: House) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config);
  try {
    await bringUpToDate(database.connection, root);
    const house = await houseOf(config, root, database.connection, false);
    try {
      return await work(house);
    } finally {
      await house.close();
    }
  } finally {
    await database.close();
  }
}

/** The house that runs does it, since it alone holds the data folder and the keys; otherwise we open it ourselves. */
export async function actInTheHouse(context: Context, act: OperatorAct, input: unknown): Promise<void> {
  const { config, say } = context;
  const answered = await askRunningHouse(config.dataDir, act, input);
  const lines = answered.isThere
    ? (answered.outcome as string[])
    : await withClosedHouse(context, (house) => operatorActs(house, config.publicUrl)[act](input));
  for (const line of lines) say(line);
}
