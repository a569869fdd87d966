import '../../../platform/web/style/pages.css';
import '../letterbox/letterbox.css';
import { useSignal } from '@preact/signals';
import { EyeSlash } from '../../../platform/web/icons/icons.tsx';
import { go } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { Raam } from '../../../platform/web/parts/Raam.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { OutsideRoads } from '../letterbox/OutsideRoads.part.tsx';
import { WayBack } from '../letterbox/WayBack.part.tsx';
import type { complaintPage } from './complaint.contract.ts';
import { MyComplaintCard } from './MyComplaint.part.tsx';
import { WriteComplaint } from './WriteComplaint.part.tsx';

type View = ViewOf<typeof complaintPage>;
type Confidant = NonNullable<View['confidant']>;

export default function Complaint({ view }: { view: View }) {
  const isJustSent = useSignal(false);
  const writesAnother = useSignal(false);
  useRefreshOn(['conversation.complaintWasAnswered', 'conversation.houseChanged']);
  const { confidant } = view;
  const isWriting = view.complaints.length === 0 || writesAnother.value;
  return (
    <div class="wit">
      <TopBar
        back={
          view.isInside
            ? { href: '/binnen', label: t('conversation.complaint.backInside') }
            : { href: '/', label: t('conversation.letter.back') }
        }
        title={t('conversation.complaint.title')}
      >
        <LeaveFast label={t('platform.leaveFast')} />
      </TopBar>
      <main class="smal">
        {!isWriting && (
          <>
            {view.complaints.map((complaint) => (
              <MyComplaintCard
                key={complaint.id}
                complaint={complaint}
                confidant={confidant?.workName ?? null}
              />
            ))}
            {isJustSent.value && <WayBack />}
            <div>
              <Button onClick={() => (writesAnother.value = true)}>
                {t('conversation.complaint.writeAnother')}
              </Button>
            </div>
          </>
        )}
        {isWriting && (
          <div>
            <h2 class="groot">{t('conversation.complaint.heading')}</h2>
            <p>{t('conversation.complaint.what')}</p>
          </div>
        )}
        {isWriting &&
          (confidant === null ? (
            <Notice>{t('conversation.complaint.nobodyNamed')}</Notice>
          ) : (
            <>
              <Readers confidant={confidant} />
              <WriteComplaint
                hosts={view.hosts}
                reader={confidant.workName}
                onSent={() => {
                  isJustSent.value = true;
                  writesAnother.value = false;
                  void go('/niet-oke');
                }}
              />
              <AndThen confidant={confidant} answerBy={view.answerBy} />
            </>
          ))}
        <OutsideRoads />
      </main>
    </div>
  );
}

function Readers({ confidant }: { confidant: Confidant }) {
  return (
    <section class="kaart lezers" aria-label={t('conversation.complaint.whoReads')}>
      <div>
        <Raam letter={confidant.workName[0]} size="large" />
        <p>
          <b>{t('conversation.complaint.reads', { name: confidant.workName })}</b>{' '}
          {t('conversation.complaint.whoIsThat', { title: confidant.workTitle, service: confidant.service })}
        </p>
      </div>
      <div>
        <EyeSlash />
        <p>
          <b>{t('conversation.complaint.teamNever')}</b> {t('conversation.complaint.neitherThese')}
        </p>
      </div>
    </section>
  );
}

function AndThen({ confidant, answerBy }: { confidant: Confidant; answerBy: string }) {
  return (
    <section class="kaart stapel">
      <h2>{t('conversation.complaint.andThen')}</h2>
      <ul class="wanneer">
        <li>
          <b>{t('conversation.complaint.soon')}</b>
          <span>{t('conversation.complaint.soonWhat', { name: confidant.workName })}</span>
        </li>
        <li>
          <b>{t('conversation.complaint.byThen', { by: answerBy })}</b>
          <span>{t('conversation.complaint.byThenWhat')}</span>
        </li>
        <li class="later">
          <b>{t('conversation.complaint.aYearLater')}</b>
          <span>{t('conversation.complaint.gone')}</span>
        </li>
      </ul>
    </section>
  );
}
