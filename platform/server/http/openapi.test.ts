import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { engines } from '../../../server/main.ts';
import { aCity } from '../../testing/a-city.ts';
import { VERSION } from '../version.ts';

interface Operation {
  readonly 'x-access': string;
  readonly operationId: string;
  readonly responses: Record<string, { description: string }>;
}

describe('the API document', () => {
  it('names every call, who may make it, and every refusal it may give', async () => {
    const city = await aCity();
    const document = (await city.anyone().request({ method: 'GET', url: '/api/openapi.json' })).json() as {
      openapi: string;
      info: { version: string };
      paths: Record<string, Record<string, Operation>>;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(document.info.version).toBe(VERSION);
    const calls = engines.flatMap((engine) => engine.routes.map((route) => route.call));
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations).toHaveLength(calls.length);
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(calls.length);
    for (const call of calls) {
      const operation = document.paths[`/api${call.path}`]?.[call.method.toLowerCase()];
      expect(operation?.['x-access'], call.path).toBe(call.who.name);
      for (const kind of call.refuses)
        expect(operation?.responses[kind.status]?.description, call.path).toContain(kind.code);
    }
  });

  it('can be read as a page too', async () => {
    const city = await aCity();
    const page = await city.anyone().request({ method: 'GET', url: '/api' });
    expect(page.body).toContain('/api/conversation/say');
  });

  it('carries the version of the program', () => {
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ version: VERSION });
  });
});
