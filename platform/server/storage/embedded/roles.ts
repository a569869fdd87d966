import pg from 'pg';
import { APPLICATION_ROLE } from '../database.ts';
import type { Passwords } from './cluster.ts';
import { codeOf, EmbeddedRefusal } from './refusal.ts';

/** Owns the tables and may make no roles. */
export const OWNER_ROLE = 'vindplaats_owner';
export const DATABASE_NAME = 'vindplaats';

/** Makes the owner, the application's role and the database, as far as they are not there yet. Runs at every start,
 *  so a first start that was cut short here needs no repair. */
export async function ensureRoles(
  superuser: pg.ClientConfig,
  passwords: Passwords,
  dataDir: string,
): Promise<void> {
  const client = new pg.Client({ ...superuser, database: 'postgres', application_name: 'vindplaats start' });
  // A server that ends while we speak is told by the query; without a listener it would end this process too.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    if (codeOf(error) !== '28P01') throw error;
    throw new EmbeddedRefusal(
      'brokenFolder',
      `The file postgres.password in ${dataDir} does not belong to the database beside it. Put the one back that came with it.`,
      { cause: error },
    );
  }
  try {
    const { rows } = await client.query<{ owner: boolean; app: boolean; member: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as owner,
              exists (select from pg_roles where rolname = $2) as app,
              exists (select from pg_auth_members m join pg_roles o on o.oid = m.member join pg_roles a on a.oid = m.roleid
                      where o.rolname = $1 and a.rolname = $2) as member,
              exists (select from pg_database where datname = $3) as database`,
      [OWNER_ROLE, APPLICATION_ROLE, DATABASE_NAME],
    );
    const there = rows[0];
    if (!there?.owner)
      await client.query(
        `create role ${OWNER_ROLE} login nosuperuser nocreaterole nocreatedb password ${client.escapeLiteral(passwords.owner)}`,
      );
    if (!there?.app) await client.query(`create role ${APPLICATION_ROLE} nologin`);
    if (!there?.member) await client.query(`grant ${APPLICATION_ROLE} to ${OWNER_ROLE}`);
    if (!there?.database) await client.query(`create database ${DATABASE_NAME} owner ${OWNER_ROLE}`);
  } finally {
    await client.end();
  }
}
