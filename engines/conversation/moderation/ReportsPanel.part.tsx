import { LinkButton } from '../../../platform/web/parts/Button.tsx';
import { t } from '../../../platform/web/t.ts';
import { reports } from './ReportsBar.part.tsx';

/** Today: messages that were brought, and second looks that wait. Nothing there, nothing shown. */
export function ReportsPanel() {
  const now = reports.value;
  if (now === null) return null;
  const { secondLooks } = now;
  const looks = secondLooks !== null && secondLooks.waiting > 0 ? secondLooks : null;
  if (now.reports.length === 0 && looks === null) return null;
  return (
    <section class="kaart stapel" aria-label={t('conversation.reports.title')}>
      <h2>{t('conversation.reports.title')}</h2>
      <ul class="bellen">
        {now.reports.map((report) => (
          <li key={report.id}>
            <span>
              <b>{t('conversation.reports.from', { room: report.roomName })}</b>
              <span class="klein zacht">
                {report.asksMe === null
                  ? t('conversation.reports.at', { at: report.reportedAt })
                  : t('conversation.case.asksYou', { name: report.asksMe })}
              </span>
            </span>
            <LinkButton
              small
              href={`/team/melding?melding=${report.id}`}
              aria-label={t('conversation.reports.lookAt', { at: report.reportedAt })}
            >
              {t('conversation.reports.look')}
            </LinkButton>
          </li>
        ))}
        {looks !== null && (
          <li>
            <span>
              <b>{t('conversation.secondLooks.waiting', { count: looks.waiting })}</b>
              {looks.late > 0 && (
                <span class="klein">{t('conversation.secondLooks.someLate', { count: looks.late })}</span>
              )}
            </span>
            <LinkButton small href="/team/tweede-blik">
              {t('conversation.secondLooks.title')}
            </LinkButton>
          </li>
        )}
      </ul>
    </section>
  );
}
