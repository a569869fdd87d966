import pg from 'pg';
import { EmbeddedRefusal, startEmbedded } from './index.ts';

// A program of its own for the tests: opens the folder in its first argument, writes a row, says so and stays until it is killed.
const [dataDir = '', speed = ''] = process.argv.slice(2);
const say = (what: object): void => void process.stdout.write(`${JSON.stringify(what)}\n`);

try {
  const database = await startEmbedded({ dataDir, log: () => undefined, fast: speed === 'fast' });
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query('create table if not exists kept (pid integer not null)');
  await client.query('insert into kept values ($1)', [process.pid]);
  say({ acknowledged: process.pid, server: database.pid });
  process.stdin.resume();
} catch (error) {
  if (!(error instanceof EmbeddedRefusal)) throw error;
  say({ refused: error.code, message: error.message });
}
