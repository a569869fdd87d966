import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AnyCall, SentOf } from '../../../platform/core/contract.ts';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { type CallRefusal, callServer, newId } from '../../../platform/web/calls.ts';

/** A call about a message, as its panel uses it. The id of the entry is the key of the call, and after a lost line the
 *  same act goes with the same id: it is done once, whatever reached the server. */
export function useAct<C extends AnyCall>(call: C) {
  const busy = useSignal(false);
  const refusal = useSignal<CallRefusal<C> | null>(null);
  const unsure = useRef<{ readonly input: string; readonly id: EntryId } | null>(null);
  return {
    busy,
    refusal,
    /** @returns whether it was done */
    async send(given: Omit<SentOf<C>, 'id'>): Promise<boolean> {
      if (busy.value) return false;
      busy.value = true;
      refusal.value = null;
      const input = JSON.stringify(given);
      const id = unsure.current?.input === input ? unsure.current.id : newId<EntryId>();
      const outcome = await callServer(call, { ...given, id } as SentOf<C>, id);
      busy.value = false;
      unsure.current = !outcome.ok && outcome.refusal.refused === 'offline' ? { input, id } : null;
      refusal.value = outcome.ok ? null : outcome.refusal;
      return outcome.ok;
    },
  };
}
