import { z } from 'zod';
import type { AnyCall, RefusalKind } from '../../core/contract.ts';
import { COMMON_REFUSALS } from './refusals.ts';

type Json = Record<string, unknown>;

/** The API document: OpenAPI 3.1, made from the same values that the calls run on. `x-access` names who may call. */
export function openApiOf(calls: readonly AnyCall[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const call of calls) {
    const path = `/api${call.path}`;
    paths[path] = { ...paths[path], [call.method.toLowerCase()]: operationOf(call) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vindplaats',
      version,
      description:
        "Calls of a city's online youth house. Every write carries an Idempotency-Key (a UUID); the same key gets the same answer. A refusal is data: a code to switch on, what one needs to go on, and a sentence in the reader's language.",
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    paths,
    components: {
      securitySchemes: {
        visit: { type: 'apiKey', in: 'cookie', name: '__Host-bezoek' },
        work: { type: 'apiKey', in: 'cookie', name: '__Host-werk' },
      },
    },
  };
}

function operationOf(call: AnyCall): Json {
  const refusals = [...call.refuses, ...COMMON_REFUSALS];
  const byStatus = new Map<number, RefusalKind[]>();
  for (const kind of refusals) byStatus.set(kind.status, [...(byStatus.get(kind.status) ?? []), kind]);
  const input = schemaOf(call.input, 'input');
  return {
    operationId: call.path
      .slice(1)
      .split(/[/-]/)
      .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
      .join('')
      .concat(call.method === 'GET' ? 'Read' : ''),
    summary: call.summary,
    tags: [call.path.split('/')[1]],
    'x-access': call.who.name,
    security: call.who.roles.includes('anyone')
      ? []
      : [call.who.roles.includes('visitor') ? { visit: [] } : { work: [] }],
    ...(call.method === 'GET'
      ? { parameters: parametersOf(input) }
      : {
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', format: 'uuid' },
            },
          ],
          requestBody: { required: true, content: { 'application/json': { schema: input } } },
        }),
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: schemaOf(call.answer, 'output') } },
      },
      ...Object.fromEntries(
        [...byStatus].map(([status, kinds]) => [
          status,
          {
            description: kinds.map((kind) => kind.code).join(', '),
            content: { 'application/json': { schema: { oneOf: kinds.map(refusalSchema) } } },
          },
        ]),
      ),
    },
  };
}

const refusalSchema = (kind: RefusalKind): Json => ({
  type: 'object',
  required: ['refused', 'data', 'say'],
  properties: { refused: { const: kind.code }, data: schemaOf(kind.data, 'output'), say: { type: 'string' } },
});

function parametersOf(input: Json): Json[] {
  const required = new Set((input['required'] as string[] | undefined) ?? []);
  return Object.entries((input['properties'] as Record<string, Json> | undefined) ?? {}).map(
    ([name, schema]) => ({
      name,
      in: 'query',
      required: required.has(name),
      schema,
    }),
  );
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The same, to read: one row per call. Needs no script. */
export function apiPageOf(calls: readonly AnyCall[]): string {
  const rows = calls
    .map(
      (call) =>
        `<tr><td><code>${call.method}</code></td><td><code>/api${escapeHtml(call.path)}</code></td><td>${escapeHtml(call.summary)}</td><td>${escapeHtml(call.who.name)}</td><td>${
          call.refuses.map((kind) => `<code>${escapeHtml(kind.code)}</code>`).join(', ') ||
          'only the common ones'
        }</td></tr>`,
    )
    .join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>API</title></head><body><main><h1>Calls of this house</h1><p>The whole document, for tools: <a href="/api/openapi.json">openapi.json</a>. Every write carries an <code>Idempotency-Key</code>. Any call may also refuse with ${COMMON_REFUSALS.map((kind) => `<code>${kind.code}</code>`).join(', ')}.</p><table><thead><tr><th scope="col">Method</th><th scope="col">Address</th><th scope="col">Does</th><th scope="col">Who</th><th scope="col">May refuse with</th></tr></thead><tbody>${rows}</tbody></table></main></body></html>`;
}
