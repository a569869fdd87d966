import { useSignal } from '@preact/signals';
import { PencilSimple, Trash } from '../../../platform/web/icons/icons.tsx';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { EDIT_MIN, edit, takeBack } from './acts.contract.ts';
import type { ActPlace, MessageAct, PanelProps } from './message-act.part.tsx';
import { MESSAGE_MAX } from './rooms.contract.ts';
import { useAct } from './use-act.part.tsx';

/** @param now the page's moment: the server decides, this only keeps a button away that would be refused */
export const isFresh = ({ entry }: ActPlace, now: string) =>
  Date.parse(now) - Date.parse(entry.at) <= EDIT_MIN * 60_000;

/** In a talk apart, what the house said stands. */
const isMineToChange = ({ isMine, isTalk, side }: ActPlace) => isMine && !(isTalk && side === 'desk');

function Edit({ place: { room, entry }, close }: PanelProps) {
  const act = useAct(edit);
  const text = useSignal(entry.text ?? '');
  const save = async () => {
    if (text.value.trim() === '' || text.value === entry.text) return close();
    if (await act.send({ room, target: entry.id, text: text.value })) close();
  };
  return (
    <form
      class="stapel k8 onder"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        id={`woorden-${entry.id}`}
        label={t('conversation.acts.newWords')}
        value={text}
        rows={2}
        maxLength={MESSAGE_MAX}
        error={refusalText(act.refusal.value)}
        onInput={(event) => (text.value = event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          void save();
        }}
      />
      <div class="rij om">
        <Button small look="door" type="submit" busy={act.busy.value}>
          {t('conversation.acts.save')}
        </Button>
        <Button small look="quiet" onClick={close}>
          {t('conversation.acts.leave')}
        </Button>
      </div>
    </form>
  );
}

function TakeBack({ place: { room, entry }, close }: PanelProps) {
  const act = useAct(takeBack);
  return (
    <div class="stapel k8 onder">
      <p class="klein">{t('conversation.acts.takeBackMeans')}</p>
      <div class="rij om">
        <Button
          small
          busy={act.busy.value}
          onClick={() =>
            void act.send({ room, target: entry.id }).then((done) => (done ? close() : undefined))
          }
        >
          {t('conversation.acts.takeBackNow')}
        </Button>
        <Button small look="quiet" onClick={close}>
          {t('conversation.acts.leave')}
        </Button>
      </div>
      {act.refusal.value !== null && <p role="alert">{refusalText(act.refusal.value)}</p>}
    </div>
  );
}

export const ownActs: readonly MessageAct[] = [
  {
    key: 'edit',
    icon: PencilSimple,
    label: () => t('conversation.acts.edit'),
    fits: (place) => isMineToChange(place) && place.isOpen,
    Panel: Edit,
  },
  {
    key: 'takeBack',
    icon: Trash,
    label: () => t('conversation.acts.takeBack'),
    fits: isMineToChange,
    Panel: TakeBack,
  },
];
