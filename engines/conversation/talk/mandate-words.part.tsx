import { t } from '../../../platform/web/t.ts';
import type { Mandate } from './mandate.contract.ts';

interface Bound {
  readonly workName: string;
  readonly mandate: Mandate;
}

/** What binds whoever may come, in sentences. Where it differs it is said by name: a promise must not be larger than the
 *  person who keeps it. */
export function mandateWords(hosts: readonly Bound[]): string {
  const names = (mandate: Mandate) =>
    hosts.filter((host) => host.mandate === mandate).map((host) => host.workName);
  const secret = names('secrecy');
  const discreet = names('discretion');
  if (secret.length === 0) return t('conversation.talk.discretion');
  if (discreet.length === 0) return t('conversation.talk.secrecy');
  return `${t('conversation.talk.secrecyOf', { names: secret, count: secret.length })} ${t('conversation.talk.discretionOf', { names: discreet, count: discreet.length })}`;
}

export const mandateName = (mandate: Mandate): string =>
  mandate === 'secrecy' ? t('conversation.talk.mandateSecrecy') : t('conversation.talk.mandateDiscretion');

/** As a sentence, for the coordinator. */
export const boundWords = (mandate: Mandate): string => t('conversation.mandate.bound', { mandate });
