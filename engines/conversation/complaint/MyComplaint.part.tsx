import { CheckCircleFill } from '../../../platform/web/icons/icons.tsx';
import { t } from '../../../platform/web/t.ts';
import type { MyComplaint } from './complaint.contract.ts';

/** What one sent oneself, and the answer when it is there. */
export function MyComplaintCard({
  complaint,
  confidant,
}: {
  complaint: MyComplaint;
  confidant: string | null;
}) {
  return (
    <section class="stapel">
      {complaint.isLeftBehind ? (
        <div role="status">
          <h2 class="groot">{t('conversation.complaint.leftBehind')}</h2>
          <p>{t('conversation.complaint.leftBehindWhat', { name: confidant })}</p>
        </div>
      ) : complaint.answer === null ? (
        <div role="status">
          <p class="toestand ok">
            <CheckCircleFill />
            {t('conversation.complaint.sentAt', { at: complaint.sentAt })}
          </p>
          <h2 class="groot">{t('conversation.complaint.isGiven', { name: confidant })}</h2>
          <p>{t('conversation.complaint.comeLook', { by: complaint.answerBy })}</p>
        </div>
      ) : (
        <>
          <h2 class="groot">{t('conversation.letter.thereIsAnswer')}</h2>
          <div class="kaart deurvlak stapel k8">
            <p class="klein">
              {complaint.answer.byName === null
                ? t('conversation.letter.answeredAt', { at: complaint.answer.at })
                : t('conversation.letter.answeredBy', {
                    name: complaint.answer.byName,
                    at: complaint.answer.at,
                  })}
            </p>
            <p class="briefje">
              <bdi>{complaint.answer.text}</bdi>
            </p>
          </div>
        </>
      )}
      <details class="kaart">
        <summary class="rij">{t('conversation.complaint.showMine')}</summary>
        <p class="briefje mt8">
          <bdi>{complaint.text}</bdi>
        </p>
      </details>
    </section>
  );
}
