import { expect } from 'vitest';
import type { AnyCall } from '../core/contract.ts';
import type { Reply } from './a-city.ts';

/** The refusal of a reply, checked to be this one. @returns its data and its sentence */
export function refusedWith(
  reply: Reply<AnyCall>,
  code: string,
): { data: Record<string, unknown>; say: string } {
  if (reply.ok) throw new Error(`Expected to be refused with ${code}, but it went through.`);
  expect(reply.refusal.refused).toBe(code);
  // Every refusal is a sentence somebody can read.
  expect(reply.refusal.say.length).toBeGreaterThan(10);
  return reply.refusal;
}
