import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import {
  databaseAway,
  fault,
  invalidInput,
  isRefused,
  keyReused,
  notAllowedHere,
  notFound,
  type RefusalKind,
  type Refused,
  refuse,
  signInNeeded,
  tooLarge,
  tooMany,
  wrongContentType,
} from '../../core/contract.ts';
import { isDatabaseAway } from '../storage/database.ts';

/** What any call may answer, whatever its contract names. */
export const COMMON_REFUSALS: readonly RefusalKind[] = [
  notFound,
  signInNeeded,
  notAllowedHere,
  invalidInput,
  tooMany,
  tooLarge,
  wrongContentType,
  keyReused,
  databaseAway,
  fault,
];

type FieldProblem = z.output<(typeof invalidInput)['data']>['fields'][number];

/** Where the input is wrong, without repeating what was typed. */
export function refuseInput(error: z.ZodError): Refused {
  const fields = error.issues.slice(0, 20).map((issue): FieldProblem => {
    const what =
      issue.code === 'too_big'
        ? 'tooLong'
        : issue.code === 'custom' && (issue.message === 'blank' || issue.message === 'unstorable')
          ? issue.message
          : 'wrong';
    return { at: issue.path.join('.'), what };
  });
  return refuse(invalidInput, { fields });
}

/** What an error means to the person. A fault gets a short code that stands in our log too. */
export function refusalOf(error: unknown): Refused & { fault?: string } {
  if (isRefused(error)) return error;
  const code = (error as { code?: unknown } | null)?.code;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse(tooLarge);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return refuse(wrongContentType);
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return refuse(invalidInput, { fields: [{ at: '', what: 'wrong' }] });
  }
  if (error instanceof SyntaxError && (error as { statusCode?: number }).statusCode === 400) {
    return refuse(invalidInput, { fields: [{ at: '', what: 'wrong' }] });
  }
  if (isDatabaseAway(error)) return refuse(databaseAway);
  const short = randomBytes(3).toString('hex');
  return { ...refuse(fault, { code: short }), fault: short };
}

const NO_STATUS = 500;

export function statusOf(refused: Refused, kinds: readonly RefusalKind[]): number {
  return [...kinds, ...COMMON_REFUSALS].find((kind) => kind.code === refused.refused)?.status ?? NO_STATUS;
}

export function sendRefusal(
  reply: FastifyReply,
  refused: Refused,
  kinds: readonly RefusalKind[],
  say: string,
) {
  if (refused.refused === tooMany.code) reply.header('retry-after', String(refused.data['seconds']));
  return reply
    .code(statusOf(refused, kinds))
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ refused: refused.refused, data: refused.data, say }));
}
