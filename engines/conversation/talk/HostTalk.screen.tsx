import '../rooms/room.css';
import '../desk/desk.css';
import { useSignal } from '@preact/signals';
import { newId, useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { useHere } from '../../../platform/web/here.tsx';
import { go, refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useLog, useRefreshOn } from '../../../platform/web/use-live.ts';
import { ContactLine } from '../../casework/engine.web.tsx';
import { Composer, Said } from '../rooms/Talk.part.tsx';
import { mandateName } from './mandate-words.part.tsx';
import { noteInTalk } from './notes.contract.ts';
import { TalkEntry } from './TalkEntry.part.tsx';
import { endTalk, type hostTalkPage, leaveTalk, SUMMARY_MAX, talkLogged } from './talk.contract.ts';

type View = ViewOf<typeof hostTalkPage>;

/** A talk apart as its hosts have it: the talk left, what to write down together and how to end it right. */
export default function HostTalk({ view }: { view: View }) {
  const { me } = useHere();
  const log = useLog(view.id, view);
  useRefreshOn(['conversation.talksChanged']);
  const isOver = view.endedAt !== null;
  const logged = useCall(talkLogged);
  return (
    <DeskFrame
      isOpen
      isOnShift={!isOver}
      where={isOver ? t('conversation.talk.isOver') : t('conversation.talk.inTalk')}
    >
      <header class="deskkop">
        <div>
          <p class="zacht">
            <a href="/team">{t('platform.desk.today')}</a>
          </p>
          <h1>{t('conversation.talk.with', { names: [view.handle] })}</h1>
        </div>
        <p class="klein zacht">{t('conversation.talk.since', { begun: view.begunAt })}</p>
      </header>
      <div class="tweeluik s-room">
        <section class="kaart gastkamer" aria-label={t('conversation.talk.title')}>
          <div class="gesprek">
            <Said
              log={log.value}
              me={me.role === 'anyone' ? '' : me.id}
              other={(entry) => (
                <TalkEntry entry={entry} entries={log.value.entries} room={view.id} isVisitor={false} />
              )}
            />
          </div>
          {!isOver && (
            <Composer
              room={view.id}
              isOpen
              quietIsFine={false}
              hint={t('conversation.talk.writeTo', { names: [view.handle] })}
            />
          )}
        </section>
        <div class="stapel ruim">
          {isOver ? <p class="melding">{t('conversation.talk.logIt')}</p> : <Beside view={view} />}
          <ContactLine
            isMain={isOver}
            happenedAt={view.endedAt}
            onSaved={() => (isOver ? void logged.send({ talk: view.id }) : undefined)}
          />
        </div>
      </div>
    </DeskFrame>
  );
}

function Beside({ view }: { view: View }) {
  const end = useCall(endTalk);
  const leave = useCall(leaveTalk);
  const note = useCall(noteInTalk);
  const text = useSignal('');
  const write = (kind: 'summary' | 'agreement') => {
    if (text.value.trim() === '') return;
    void note.send({ talk: view.id, kind, id: newId(), text: text.value }).then((done) => {
      if (done !== null) text.value = '';
    });
  };
  return (
    <>
      <section class="kaart stapel k8">
        <h2>{t('conversation.talk.whoIsIn')}</h2>
        <ul class="stapel k4">
          {view.hosts.map((host) => (
            <li key={host.id}>
              {host.workName} <span class="klein zacht">{mandateName(host.mandate)}</span>
            </li>
          ))}
        </ul>
        <div class="rij om">
          <Button small busy={end.busy.value} onClick={() => void end.send({ talk: view.id }).then(refresh)}>
            {t('conversation.talk.endIt')}
          </Button>
          {view.hosts.length > 1 && (
            <Button
              small
              look="quiet"
              busy={leave.busy.value}
              onClick={() =>
                void leave.send({ talk: view.id }).then((done) => (done === null ? undefined : go('/team')))
              }
            >
              {t('conversation.talk.stepOut')}
            </Button>
          )}
        </div>
        {refusalText(end.refusal.value ?? leave.refusal.value) !== undefined && (
          <p role="alert">{refusalText(end.refusal.value ?? leave.refusal.value)}</p>
        )}
      </section>
      <section class="kaart stapel k8">
        <h2>{t('conversation.talk.writeTogether')}</h2>
        <TextArea
          id="samen"
          label={t('conversation.talk.oneSentence')}
          help={t('conversation.talk.theyReadIt')}
          maxLength={SUMMARY_MAX}
          value={text}
          rows={3}
          error={refusalText(note.refusal.value)}
          onInput={(event) => (text.value = event.currentTarget.value)}
        />
        <div class="rij om">
          <Button small busy={note.busy.value} onClick={() => write('summary')}>
            {t('conversation.talk.asSummary')}
          </Button>
          <Button small busy={note.busy.value} onClick={() => write('agreement')}>
            {t('conversation.talk.asAgreement')}
          </Button>
        </div>
      </section>
    </>
  );
}
