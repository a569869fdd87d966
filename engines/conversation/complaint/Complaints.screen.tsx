import '../letterbox/letterbox.css';
import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import {
  answerComplaint,
  COMPLAINT_MAX,
  type ComplaintInHand,
  type complaintsPage,
} from './complaint.contract.ts';
import { wishWords } from './wish-words.part.tsx';

type View = ViewOf<typeof complaintsPage>;

/** The confidant's desk: what came in, what was promised, and the answer. */
export default function Complaints({ view }: { view: View }) {
  useRefreshOn(['conversation.complaintCame']);
  return (
    <DeskFrame isOpen={false} isOnShift={false} where={t('conversation.complaints.outsideTeam')}>
      <header class="deskkop">
        <div>
          <h1>{t('conversation.complaints.title')}</h1>
          <p>{t('conversation.complaints.onlyYou')}</p>
        </div>
      </header>
      <div class="stapel ruim">
        {view.complaints.length === 0 ? (
          <p class="kaart zacht">{t('conversation.complaints.none')}</p>
        ) : (
          view.complaints.map((complaint) => <One key={complaint.id} complaint={complaint} />)
        )}
        <Access access={view.access} />
      </div>
    </DeskFrame>
  );
}

/** Who could have got in under this name: made plain to the one whom it concerns. */
function Access({ access }: { access: View['access'] }) {
  return (
    <section class="kaart water stapel">
      <h2>{t('conversation.complaints.access')}</h2>
      <p>{t('conversation.complaints.accessOnly')}</p>
      <ul class="streepjes">
        {access.firstInAt !== null && (
          <li>{t('conversation.complaints.firstIn', { at: access.firstInAt })}</li>
        )}
        {access.links.map((link) => (
          <li key={link.at}>{t('conversation.complaints.linkMade', link)}</li>
        ))}
        {access.elsewhere.length === 0 ? (
          <li>{t('conversation.complaints.nowhereElse')}</li>
        ) : (
          access.elsewhere.map((at) => <li key={at}>{t('conversation.complaints.elsewhere', { at })}</li>)
        )}
      </ul>
      <p class="klein">{t('conversation.complaints.notYou')}</p>
    </section>
  );
}

function One({ complaint }: { complaint: ComplaintInHand }) {
  return (
    <article class="kaart stapel">
      <h2>{t('conversation.complaints.about', { name: complaint.about })}</h2>
      <p class="klein zacht">
        {t('conversation.complaints.sent', { at: complaint.sentAt })}{' '}
        {complaint.answer === null && t('conversation.complaints.promised', { by: complaint.answerBy })}
      </p>
      <p class="citaat briefje">
        <bdi>{complaint.text}</bdi>
      </p>
      {complaint.wishes.length > 0 && (
        <div class="stapel k4">
          <h3>{t('conversation.complaints.wishes')}</h3>
          <ul class="streepjes">
            {complaint.wishes.map((wish) => (
              <li key={wish}>{wishWords(wish)}</li>
            ))}
          </ul>
        </div>
      )}
      {complaint.answer === null ? (
        <Answer complaint={complaint} />
      ) : (
        <div class="stapel k4">
          <h3>{t('conversation.complaints.yourAnswer', { at: complaint.answer.at })}</h3>
          <p class="briefje">
            <bdi>{complaint.answer.text}</bdi>
          </p>
        </div>
      )}
    </article>
  );
}

function Answer({ complaint }: { complaint: ComplaintInHand }) {
  const answer = useCall(answerComplaint);
  const text = useSignal('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if ((await answer.send({ complaint: complaint.id, text: text.value })) !== null) await refresh();
  };
  return (
    <form class="stapel" onSubmit={submit}>
      <TextArea
        id={`antwoord-${complaint.id}`}
        label={t('conversation.complaints.answer')}
        help={t('conversation.complaints.answerHelp')}
        error={refusalText(answer.refusal.value)}
        rows={6}
        maxLength={COMPLAINT_MAX}
        value={text}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <div>
        <Button look="door" type="submit" busy={answer.busy.value}>
          {answer.busy.value ? t('platform.wait') : t('conversation.complaints.send')}
        </Button>
      </div>
    </form>
  );
}
