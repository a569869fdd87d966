import type pg from 'pg';
import { APPLICATION_ROLE } from '../../platform/server/storage/database.ts';
import type { Finding } from './finding.ts';

const AS_ADMINISTRATOR = 'Run as the administrator of the database server:';

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

interface Roles {
  readonly me: string;
  readonly database: string;
  readonly mayMakeTables: boolean;
  readonly appIsThere: boolean;
  readonly isMember: boolean;
  readonly appPasses: boolean;
  readonly appOwns: number;
}

/** The application works as a role that owns nothing, so that the wall between cities holds for it. */
export async function examineRoles(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<Roles>(
    `select current_user as me, current_database() as database,
            has_schema_privilege(current_user, 'public', 'create')
              and has_database_privilege(current_user, current_database(), 'create') as "mayMakeTables",
            a.oid is not null as "appIsThere",
            coalesce(pg_has_role(current_user, a.oid, 'member'), false) as "isMember",
            coalesce(a.rolsuper or a.rolbypassrls, false) as "appPasses",
            (select count(*)::int from pg_class where relowner = a.oid) as "appOwns"
     from (select 1) one left join pg_roles a on a.rolname = $1`,
    [APPLICATION_ROLE],
  );
  const roles = rows[0];
  if (roles === undefined) throw new Error('The database did not tell about its roles.');
  const me = quoted(roles.me);
  const missing = [
    ...(roles.appIsThere ? [] : [`create role ${APPLICATION_ROLE} nologin;`]),
    ...(roles.isMember ? [] : [`grant ${APPLICATION_ROLE} to ${me};`]),
  ];
  const findings: Finding[] = [];
  if (missing.length > 0)
    findings.push({
      what: `Rights: ${roles.me} cannot work as ${APPLICATION_ROLE}, the role that owns nothing`,
      todo: AS_ADMINISTRATOR,
      sql: missing,
    });
  if (!roles.mayMakeTables)
    findings.push({
      what: `Rights: ${roles.me} may not make what the house needs in the database ${roles.database}`,
      todo: AS_ADMINISTRATOR,
      sql: [
        `alter database ${quoted(roles.database)} owner to ${me};`,
        `grant create, usage on schema public to ${me};`,
      ],
    });
  if (roles.appPasses)
    findings.push({
      what: `Rights: ${APPLICATION_ROLE} passes through the wall between cities`,
      todo: AS_ADMINISTRATOR,
      sql: [`alter role ${APPLICATION_ROLE} nosuperuser nobypassrls;`],
    });
  if (roles.appOwns > 0)
    findings.push({
      what: `Rights: ${APPLICATION_ROLE} owns ${roles.appOwns} tables, so the wall does not hold for them`,
      todo: AS_ADMINISTRATOR,
      sql: [`reassign owned by ${APPLICATION_ROLE} to ${me};`],
    });
  return findings.length > 0
    ? findings
    : [{ what: `Rights: ${APPLICATION_ROLE} owns nothing, and ${roles.me} may work as it` }];
}

/** Every table of a city has its policy; a table without one would show a city another's rows. */
export async function examineWall(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; stands: boolean }>(
    `select c.relname as name, c.relrowsecurity and exists (
              select from pg_policy p where p.polrelid = c.oid and p.polname = 'city'
                and pg_get_expr(p.polqual, p.polrelid) like '%app.city%'
                and pg_get_expr(p.polwithcheck, p.polrelid) like '%app.city%') as stands
     from pg_class c
     where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'city_id' and not a.attisdropped)
     order by c.relname`,
  );
  const open = rows.filter(({ stands }) => !stands).map(({ name }) => name);
  return [
    open.length === 0
      ? { what: `Wall between cities: stands around all ${rows.length} tables` }
      : {
          what: `Wall between cities: open around ${open.join(', ')}`,
          todo: 'Stop the house, and run as the owner of the tables:',
          sql: open.map((name) => `select wall('${name}');`),
        },
  ];
}
