import '../desk/desk.css';
import './moderation.css';
import { useSignal } from '@preact/signals';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { EntryId } from '../../../platform/core/room-log.ts';
import { newId, useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { EyeSlash, Users } from '../../../platform/web/icons/icons.tsx';
import { go } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { Raam } from '../../../platform/web/parts/Raam.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { MESSAGE_MAX, say } from '../rooms/rooms.contract.ts';
import { WORDS_MAX } from './moderation.contract.ts';
import { askToLook, type casePage, closeReport } from './reports.contract.ts';
import { DRAFT, Preview, TakeMeasure } from './TakeMeasure.part.tsx';

type View = ViewOf<typeof casePage>;

/** A message with what stood around it, and what a host can do: four measures, nothing, or an answer in the room. */
export default function Case({ view }: { view: View }) {
  const draft = useSignal(DRAFT);
  const name = view.handle ?? t('conversation.room.someoneGone');
  return (
    <DeskFrame
      isOpen={view.isOpen}
      isOnShift={view.shiftUntil !== null}
      where={
        view.shiftUntil === null
          ? t('conversation.desk.offShift')
          : t('conversation.desk.onShiftUntil', { until: view.shiftUntil })
      }
    >
      <div class="s-report">
        <header class="deskkop">
          <div>
            <p class="zacht">{seenBy(view)}</p>
            <h1>
              {view.report === null
                ? t('conversation.case.message', { room: view.roomName })
                : t('conversation.case.title', { room: view.roomName })}
            </h1>
          </div>
          <AskColleague view={view} />
        </header>
        {view.report?.asksMe != null && (
          <Notice icon={Users}>{t('conversation.case.asksYou', { name: view.report.asksMe })}</Notice>
        )}
        {view.isRoomGone && <Notice>{t('conversation.case.roomGone')}</Notice>}
        <div class="meldvlak">
          <div class="stapel ruim">
            <section class="kaart stapel" aria-label={t('conversation.case.around')}>
              {view.messages.map((message) => (
                <article class={`bericht${message.isTarget ? ' gemeld' : ''}`} key={message.id}>
                  <Raam letter={[...(message.name ?? '')][0]?.toUpperCase()} lit host={message.isHost} />
                  <div class="inhoud">
                    <p class="kopje">
                      <b>
                        <bdi>{message.name ?? t('conversation.room.someoneGone')}</bdi>
                      </b>
                      <time datetime={message.at}>{t('conversation.room.at', { at: message.at })}</time>
                      {message.isTarget && <span class="vh">{t('conversation.case.thisOne')}</span>}
                    </p>
                    <p>
                      {message.text === null ? (
                        <span class="zacht">{t('conversation.room.erased')}</span>
                      ) : (
                        <bdi>{message.text}</bdi>
                      )}
                    </p>
                    {message.textNow !== null && (
                      <p>
                        <span class="klein zacht">{t('conversation.case.changedSince')}</span>
                        <br />
                        <bdi>{message.textNow}</bdi>
                      </p>
                    )}
                  </div>
                </article>
              ))}
            </section>
            {view.report?.words != null && (
              <section class="stapel k4">
                <h2>{t('conversation.case.beside')}</h2>
                <p class="citaat">
                  <bdi>{view.report.words}</bdi>
                </p>
              </section>
            )}
            <Otherwise view={view} />
            {view.mayDecide && (
              <section class="stapel" aria-live="polite">
                <h2>{t('conversation.case.preview', { handle: name })}</h2>
                <Preview view={view} draft={draft.value} />
              </section>
            )}
            <p class="melding">
              <EyeSlash />
              <span>{t('conversation.case.aboutHosts')}</span>
            </p>
          </div>
          {view.mayDecide ? (
            <TakeMeasure view={view} draft={draft} />
          ) : (
            <Notice>{t('conversation.case.onlyWorkers')}</Notice>
          )}
        </div>
      </div>
    </DeskFrame>
  );
}

function seenBy(view: View): string {
  const names = view.colleagues.map((host) => host.workName);
  if (view.report === null) return t('conversation.case.yourOwn');
  return names.length === 0
    ? t('conversation.case.reportedAt', { at: view.report.reportedAt })
    : t('conversation.case.reportedSeen', { at: view.report.reportedAt, names, count: names.length });
}

function AskColleague({ view }: { view: View }) {
  const ask = useCall(askToLook);
  const asked = useSignal<string | null>(null);
  const [report, colleague] = [view.report, view.colleagues[0]];
  if (report === null || colleague === undefined) return null;
  return (
    <div class="stapel k4">
      {view.colleagues.slice(0, 2).map((host) => (
        <Button
          key={host.id}
          icon={Users}
          busy={ask.busy.value}
          onClick={() =>
            void ask.send({ report: report.id, colleague: host.id as MemberId }).then((done) => {
              if (done !== null) asked.value = host.workName;
            })
          }
        >
          {t('conversation.case.askToLook', { name: host.workName })}
        </Button>
      ))}
      <p role="status" class="klein">
        {asked.value !== null && t('conversation.case.asked', { name: asked.value })}
        {refusalText(ask.refusal.value)}
      </p>
    </div>
  );
}

/** What is no measure: an answer in the room, or nothing, with the why for the one who brought it. */
function Otherwise({ view }: { view: View }) {
  const how = useSignal<'answer' | 'nothing' | null>(null);
  const text = useSignal('');
  const id = useSignal(newId<EntryId>());
  const answer = useCall(say);
  const close = useCall(closeReport);
  const { report } = view;
  const back = () => go(report === null ? `/team/kamer?kamer=${view.room}` : '/team');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (how.value === 'nothing' && report !== null) {
      if ((await close.send({ how: 'nothing', report: report.id, why: text.value })) !== null) await back();
      return;
    }
    const said = await answer.send({
      room: view.room,
      id: id.value,
      text: text.value,
      answers: view.entry,
    });
    if (said === null) return;
    // A young host answers too; the report then stays for a worker.
    if (report !== null && view.mayDecide) await close.send({ how: 'answered', report: report.id });
    await back();
  };
  const isBusy = answer.busy.value || close.busy.value;
  return (
    <section class="stapel">
      {report !== null && <p>{t('conversation.case.reporterHears')}</p>}
      <div class="rij om">
        {!view.isRoomGone && (
          <Button small aria-expanded={how.value === 'answer'} onClick={() => (how.value = 'answer')}>
            {t('conversation.case.answerInRoom')}
          </Button>
        )}
        {report !== null && view.mayDecide && (
          <Button
            look="quiet"
            small
            aria-expanded={how.value === 'nothing'}
            onClick={() => (how.value = 'nothing')}
          >
            {t('conversation.case.nothing')}
          </Button>
        )}
      </div>
      {how.value !== null && (
        <form class="stapel k8" onSubmit={submit}>
          <TextArea
            id="anders-dan-maatregel"
            label={
              how.value === 'nothing' ? t('conversation.case.whyNothing') : t('conversation.case.yourAnswer')
            }
            help={
              how.value === 'nothing'
                ? t('conversation.case.whyNothingHelp')
                : t('conversation.case.answerHelp')
            }
            error={refusalText(answer.refusal.value ?? close.refusal.value)}
            rows={3}
            maxLength={how.value === 'nothing' ? WORDS_MAX : MESSAGE_MAX}
            value={text}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
          <div>
            <Button small type="submit" busy={isBusy}>
              {isBusy
                ? t('platform.wait')
                : how.value === 'nothing'
                  ? t('conversation.case.leaveIt')
                  : t('conversation.room.send')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
