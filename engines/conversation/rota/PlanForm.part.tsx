import { useSignal } from '@preact/signals';
import type { MemberId } from '../../../platform/core/ids.ts';
import type { RoomId } from '../../../platform/core/room-log.ts';
import { useCall } from '../../../platform/web/calls.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { go } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field, FieldFrame } from '../../../platform/web/parts/Field.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { weekdayOf } from '../door/city-time.rules.ts';
import { Dialog } from './Dialog.part.tsx';
import { type Draft, RepeatFields } from './RepeatFields.part.tsx';
import {
  ACCOUNT_MAX,
  changeShift,
  PLACE_NAME_MAX,
  type PlannedShift,
  planShift,
  type RotaTime,
  type RotaView,
} from './rota.contract.ts';
import { clockIn, rowWords } from './rota-words.part.tsx';
import { ROWS, type Row, rowOf } from './rows.rules.ts';

const SEEN: readonly Row[] = ['square', 'school', 'platform'];
const NAMED: readonly Row[] = [...SEEN, 'learning'];

/** What a form starts from: a time that is changed, or a stretch that lacks somebody. */
export interface Start {
  readonly day: string;
  readonly from?: string;
  readonly to?: string;
  readonly change?: RotaTime;
}

function draftOf({ day, from, to, change }: Start, me: string, zone: string): Draft {
  return {
    memberId: change?.memberId ?? me,
    row: change ? rowOf(change) : 'house',
    roomId: change?.roomId ?? '',
    name: change?.place.name ?? '',
    account: change?.place.account ?? '',
    isSeen: change?.isSeen ?? true,
    day,
    from: clockOr(change?.from ?? from, '16:00', zone),
    to: clockOr(change?.to ?? to, '20:00', zone),
    everyWeeks: change?.repeats?.everyWeeks ?? 0,
    weekdays: change?.repeats?.weekdays ?? [],
    until: change?.repeats?.until ?? '',
  };
}

const clockOr = (at: string | undefined, otherwise: string, zone: string) =>
  at === undefined ? otherwise : clockIn(at, zone);

function plannedOf(draft: Draft): PlannedShift {
  const { row, roomId } = draft;
  const kind = row === 'onCall' ? 'house' : row === 'house' && roomId !== '' ? 'room' : row;
  const first = draft.day === '' ? 1 : weekdayOf(draft.day);
  return {
    memberId: draft.memberId as MemberId,
    day: draft.day,
    from: draft.from,
    to: draft.to,
    place: {
      kind,
      name: NAMED.includes(row) ? draft.name : '',
      account: row === 'platform' ? draft.account : '',
      roomId: kind === 'room' ? (roomId as RoomId) : null,
    },
    isOnCall: row === 'onCall',
    isSeen: SEEN.includes(row) && draft.isSeen,
    repeats:
      draft.everyWeeks === 0
        ? null
        : {
            everyWeeks: draft.everyWeeks,
            // The first day always belongs to them.
            weekdays: [...new Set([...draft.weekdays, first])].sort(),
            until: draft.until === '' ? null : draft.until,
          },
  };
}

/** Plans a shift, or changes one from a day on. */
export function PlanForm({ view, start, close }: { view: RotaView; start: Start; close: () => void }) {
  const { me, zone } = useHere();
  const myId = me.role === 'anyone' ? '' : me.id;
  const draft = useSignal<Draft>(draftOf(start, myId, zone));
  const plan = useCall(planShift);
  const change = useCall(changeShift);
  const set = (part: Partial<Draft>) => {
    draft.value = { ...draft.value, ...part };
  };
  const { row, memberId, roomId, name, account, isSeen, day, from, to } = draft.value;
  const busy = plan.busy.value || change.busy.value;
  const refused = refusalText(plan.refusal.value ?? change.refusal.value);
  const send = async () => {
    const shift = plannedOf(draft.value);
    const answer = start.change
      ? await change.send({ shiftId: start.change.shiftId, day: start.change.day, shift })
      : await plan.send(shift);
    if (answer === null) return;
    close();
    // The week in which it begins, so that one sees what one planned.
    await go(`/team/rooster?week=${shift.day}`);
  };
  return (
    <Dialog
      title={start.change ? t('conversation.rota.changeTitle') : t('conversation.rota.planTitle')}
      close={close}
    >
      <form
        class="stapel"
        onSubmit={(submit) => {
          submit.preventDefault();
          void send();
        }}
      >
        {view.isCoordinator && (
          <Select
            id="dienst-wie"
            label={t('conversation.rota.who')}
            value={memberId}
            set={(value) => set({ memberId: value })}
            options={view.team.map((member) => [member.id, member.workName])}
          />
        )}
        <Select
          id="dienst-waar"
          label={t('conversation.rota.where')}
          value={row}
          set={(value) => set({ row: value as Row })}
          options={ROWS.map((one) => [one, rowWords(one)])}
        />
        {row === 'house' && view.rooms.length > 1 && (
          <Select
            id="dienst-kamer"
            label={t('conversation.rota.room')}
            value={roomId}
            set={(value) => set({ roomId: value })}
            options={[
              ['', t('conversation.rota.anyRoom')],
              ...view.rooms.map((room) => [room.id, room.name] as const),
            ]}
          />
        )}
        {NAMED.includes(row) && (
          <Field
            id="dienst-naam"
            label={t('conversation.rota.placeName')}
            value={name}
            maxLength={PLACE_NAME_MAX}
            onInput={(input) => set({ name: input.currentTarget.value })}
          />
        )}
        {row === 'platform' && (
          <Field
            id="dienst-account"
            label={t('conversation.rota.account')}
            help={t('conversation.rota.accountHelp')}
            value={account}
            maxLength={ACCOUNT_MAX}
            onInput={(input) => set({ account: input.currentTarget.value })}
          />
        )}
        {SEEN.includes(row) && (
          <label class="vink">
            <input
              type="checkbox"
              checked={isSeen}
              onChange={(input) => set({ isSeen: input.currentTarget.checked })}
            />
            {t('conversation.rota.showOnStreet')}
          </label>
        )}
        <div class="uren">
          <Field
            id="dienst-dag"
            type="date"
            required
            label={t('conversation.rota.firstDay')}
            value={day}
            onInput={(input) => set({ day: input.currentTarget.value })}
          />
          <Field
            id="dienst-van"
            type="time"
            required
            label={t('conversation.rota.from')}
            value={from}
            onInput={(input) => set({ from: input.currentTarget.value })}
          />
          <Field
            id="dienst-tot"
            type="time"
            required
            label={t('conversation.rota.to')}
            value={to}
            onInput={(input) => set({ to: input.currentTarget.value })}
          />
        </div>
        <RepeatFields draft={draft.value} set={set} />
        {refused !== undefined && <Notice urgent>{refused}</Notice>}
        <Button look="door" type="submit" busy={busy}>
          {busy ? t('platform.wait') : t('conversation.rota.save')}
        </Button>
      </form>
    </Dialog>
  );
}

export function Select({
  id,
  label,
  value,
  set,
  options,
}: {
  id: string;
  label: string;
  value: string;
  set: (value: string) => void;
  options: readonly (readonly [value: string, words: string])[];
}) {
  return (
    <FieldFrame id={id} label={label}>
      {(attributes) => (
        <select {...attributes} value={value} onChange={(change) => set(change.currentTarget.value)}>
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
