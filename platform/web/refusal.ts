import type { AnyCall } from '../core/contract.ts';
import type { CallRefusal } from './calls.ts';
import { t } from './t.ts';

/** The sentence to show: the server's own, or that the line is gone. */
export function refusalText(refusal: CallRefusal<AnyCall> | null): string | undefined {
  if (refusal === null) return undefined;
  return refusal.say ?? t('platform.offline');
}
