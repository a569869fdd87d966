import { HelpLines } from '../../../platform/web/parts/HelpLines.tsx';
import { t } from '../../../platform/web/t.ts';

/** Roads that do not pass through the city, for who would rather not tell it anybody here. */
export function OutsideRoads() {
  return (
    <section class="stapel k4">
      <h2>{t('conversation.roads.outside')}</h2>
      <HelpLines
        lines={[
          line('Awel', t('conversation.roads.awelTalk'), '102'),
          line('1712', t('conversation.roads.abuseFor'), '1712'),
          line('Child Focus', t('conversation.roads.childFocusFor'), '116 000'),
          line(t('conversation.roads.rights'), t('conversation.roads.rightsFor'), '0800 20 808'),
        ]}
      />
      <p class="klein zacht">
        {t('conversation.roads.source')} <b>{t('conversation.roads.notChecked')}</b>.{' '}
        {t('conversation.roads.inDanger')}{' '}
        <a href="tel:112">{t('conversation.roads.call', { number: '112' })}</a>.
      </p>
    </section>
  );
}

const line = (name: string, forWhom: string, number: string) => ({
  name,
  forWhom,
  number,
  callLabel: t('conversation.roads.call', { number }),
});
