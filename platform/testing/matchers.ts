import { expect } from 'vitest';
import type { AnyCall } from '../core/contract.ts';
import type { Reply } from './a-city.ts';

/** What was said, checked to be in the room and not held. */
export function inTheRoom<Answer extends object>(answer: Answer): Extract<Answer, { readonly seq: number }> {
  if (!('seq' in answer)) throw new Error('Expected to be in the room, but it is held.');
  return answer as Extract<Answer, { readonly seq: number }>;
}

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
