import { t } from '../../../platform/web/t.ts';
import type { MyMeasure } from './measures.contract.ts';

/** What was done, in one line, as the writer reads it. */
export function measureTitle(measure: Pick<MyMeasure, 'kind' | 'by' | 'endsAt'>): string {
  const name = measure.by?.workName ?? t('conversation.measure.aHost');
  const { kind, endsAt } = measure;
  if (kind === 'talk') return t('conversation.measure.didTalk', { name });
  if (kind === 'cover') return t('conversation.measure.didCover', { name });
  if (kind === 'pause') return t('conversation.measure.didPause', { name, until: endsAt });
  return t('conversation.measure.didDoor', { name, until: endsAt });
}
