import { signal, useSignal } from '@preact/signals';
import type { AnswerOf, AnyCall, RefusalAnswer, RefusalCodeOf, SentOf } from '../core/contract.ts';

/** Refused, in the reader's own language; or the line is gone, and then nothing is known of what happened. */
export type CallRefusal<C extends AnyCall> =
  | {
      readonly refused: RefusalCodeOf<C> | CommonCode;
      readonly data: Record<string, unknown>;
      readonly say: string;
    }
  | { readonly refused: 'offline'; readonly data: Record<string, never>; readonly say: null };

type CommonCode =
  | 'notFound'
  | 'signInNeeded'
  | 'notAllowedHere'
  | 'invalidInput'
  | 'tooMany'
  | 'tooLarge'
  | 'wrongContentType'
  | 'keyReused'
  | 'databaseAway'
  | 'fault';

export type Outcome<C extends AnyCall> =
  | { readonly ok: true; readonly answer: AnswerOf<C> }
  | { readonly ok: false; readonly refusal: CallRefusal<C> };

/** How long an answer may take before the line counts as gone. */
export const PATIENCE_MS = 20_000;

/** A random id in the shape the server expects; works on plain http too, where randomUUID is missing. */
export function newId<Id extends string>(): Id {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id;
}

/** @param key the same for every retry of one act, so that it happens once */
export async function callServer<C extends AnyCall>(
  call: C,
  input: SentOf<C>,
  key: string = newId(),
): Promise<Outcome<C>> {
  const isRead = call.method === 'GET';
  const query = isRead
    ? `?${new URLSearchParams(Object.entries(input as Record<string, unknown>).map(([name, value]) => [name, String(value)]))}`
    : '';
  try {
    const answer = await fetch(`/api${call.path}${query.length > 1 ? query : ''}`, {
      method: call.method,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(isRead
        ? {}
        : {
            headers: { 'content-type': 'application/json', 'idempotency-key': key },
            body: JSON.stringify(input),
          }),
    });
    const body: unknown = await answer.json();
    if (answer.ok) return { ok: true, answer: body as AnswerOf<C> };
    return { ok: false, refusal: body as RefusalAnswer as CallRefusal<C> };
  } catch {
    return { ok: false, refusal: { refused: 'offline', data: {}, say: null } };
  }
}

/** Whether the last thing we tried reached the server. */
export const isOnline = signal(true);

/** A call as a screen uses it: busy while it runs, the refusal until the next try. */
export function useCall<C extends AnyCall>(call: C) {
  const busy = useSignal(false);
  const refusal = useSignal<CallRefusal<C> | null>(null);
  const key = useSignal<string | null>(null);
  return {
    busy,
    refusal,
    async send(input: SentOf<C>): Promise<AnswerOf<C> | null> {
      if (busy.value) return null;
      busy.value = true;
      refusal.value = null;
      // A retry after a lost line is the same act: the server may have done it already.
      key.value ??= newId();
      const outcome = await callServer(call, input, key.value);
      busy.value = false;
      if (outcome.ok) {
        key.value = null;
        return outcome.answer;
      }
      if (outcome.refusal.refused !== 'offline') key.value = null;
      refusal.value = outcome.refusal;
      return null;
    },
  };
}
