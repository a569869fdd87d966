import type pg from 'pg';
import { JOBS_SCHEMA } from '../../platform/server/jobs/jobs.ts';
import type { Finding } from './finding.ts';

export async function examineJobs(client: pg.Client): Promise<Finding[]> {
  const { rows } = await client.query<{ version: number; waiting: number; failed: string[] | null }>(
    `select (select version::int from ${JOBS_SCHEMA}.version) as version,
            count(*) filter (where state in ('created', 'retry', 'active'))::int as waiting,
            array_agg(distinct name) filter (where state = 'failed') as failed
     from ${JOBS_SCHEMA}.job`,
  );
  const { version, waiting, failed } = rows[0] ?? { version: 0, waiting: 0, failed: null };
  return [
    failed === null
      ? { what: `Jobs of the night: laid out (${version}), ${waiting} waiting, none failed` }
      : {
          what: `Jobs of the night: failed again and again (${failed.join(', ')})`,
          todo: 'Look in the log of the house for the word jobs, and tell who maintains the program.',
        },
  ];
}
