import { useSignal } from '@preact/signals';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { t } from '../../../platform/web/t.ts';
import { useLog } from '../../../platform/web/use-live.ts';
import { Composer, draftOf, Said } from '../rooms/Talk.part.tsx';
import { TalkEntry } from '../talk/TalkEntry.part.tsx';
import type { DangerView } from './danger.contract.ts';

/** The talk itself, beside the plan: nobody has to leave one to look at the other. */
export function DangerTalk({
  room,
  handle,
  said,
  ours,
  lines,
}: {
  room: RoomId;
  handle: string;
  said: NonNullable<DangerView['said']>;
  /** The city's own words to offer; null = the house's. */
  ours: string | null;
  lines: DangerView['lines'];
}) {
  const { me } = useHere();
  const log = useLog(room, said);
  const mine = me.role === 'anyone' ? '' : me.id;
  return (
    <section class="gevaargesprek s-room" aria-label={t('conversation.talk.with', { names: [handle] })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="gesprekrol" tabIndex={0} role="group" aria-label={t('conversation.room.said')}>
        <Said
          log={log.value}
          me={mine}
          other={(entry) => (
            <TalkEntry entry={entry} entries={log.value.entries} room={room} isVisitor={false} />
          )}
        />
      </div>
      {said.isOver ? (
        <p class="aanbod">{t('conversation.talk.isOver')}</p>
      ) : (
        <>
          <Offer room={room} who={mine} ours={ours} lines={lines} />
          <Composer
            room={room}
            isOpen
            quietIsFine={false}
            hint={t('conversation.talk.writeTo', { names: [handle] })}
          />
        </>
      )}
    </section>
  );
}

/** Words for who has none at this moment. They go into the answer box, where they can be changed; nothing sends them. */
export function Offer({
  room,
  who,
  ours,
  lines,
}: {
  room: RoomId | null;
  who: string;
  ours: string | null;
  lines: DangerView['lines'];
}) {
  const sentences = [
    ours ?? t('conversation.danger.sentence'),
    t('conversation.danger.sentenceHelper'),
    t('conversation.danger.sentenceSafe'),
  ];
  const at = useSignal(0);
  const sentence = sentences[at.value % sentences.length] ?? '';
  const names = lines.map(({ name, number }) => t('conversation.danger.line', { name, number }));
  const put = () => {
    if (room === null) return;
    const draft = draftOf(who, room);
    const along = names.length === 0 ? [] : [t('conversation.danger.linesNow', { lines: names })];
    // What was being written stays, before it.
    draft.value = [...(draft.value.trim() === '' ? [] : [draft.value]), sentence, ...along].join('\n\n');
    document.querySelector<HTMLTextAreaElement>('.gevaargesprek .schrijf textarea')?.focus();
  };
  return (
    <div class="aanbod">
      <h2 class="als-kop3">{t('conversation.danger.offer')}</h2>
      <p class="citaat" aria-live="polite">
        “<bdi>{sentence}</bdi>”
      </p>
      <div class="rij om">
        {room !== null && (
          <Button small onClick={put}>
            {t('conversation.danger.putInAnswer')}
          </Button>
        )}
        <Button small look="quiet" onClick={() => (at.value += 1)}>
          {t('conversation.danger.otherWords')}
        </Button>
      </div>
      {names.length > 0 && (
        <p class="klein zacht">
          {t('conversation.danger.linesGoAlong', { lines: names, count: names.length })}
        </p>
      )}
    </div>
  );
}
