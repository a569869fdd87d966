import { useSignal } from '@preact/signals';
import type { AnyCall, SentOf } from '../../../platform/core/contract.ts';
import { useCall } from '../../../platform/web/calls.ts';
import { useHere } from '../../../platform/web/here.tsx';
import { CaretDown } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button, type ButtonLook } from '../../../platform/web/parts/Button.tsx';
import { FieldFrame } from '../../../platform/web/parts/Field.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { Dialog } from './Dialog.part.tsx';
import {
  askSwap,
  declineSwap,
  type RotaTime,
  type RotaView,
  stopShift,
  takeBackSwap,
  takeShift,
  tellIll,
} from './rota.contract.ts';
import { nameWords, placeWords, stateWords, weekdayWords } from './rota-words.part.tsx';
import { span } from './span.part.tsx';

/** One time of a shift, and what one may do with it. */
export function OneShift({
  view,
  one,
  close,
  change,
}: {
  view: RotaView;
  one: RotaTime;
  close: () => void;
  change: () => void;
}) {
  const { me } = useHere();
  const time = { shiftId: one.shiftId, day: one.day };
  const isMine = me.role !== 'anyone' && me.id === one.memberId;
  const state = stateWords(one);
  const may = (what: RotaTime['may'][number]) => one.may.includes(what);
  return (
    <Dialog title={t('conversation.rota.whose', { name: nameWords(one) })} close={close}>
      <dl class="feiten">
        <div>
          <dt>{t('conversation.rota.when')}</dt>
          <dd>
            {t('conversation.rota.fullDay', { day: one.day })}, {span(one.from, one.to)}
          </dd>
        </div>
        <div>
          <dt>{t('conversation.rota.where')}</dt>
          <dd>{placeWords(one)}</dd>
        </div>
        <div>
          <dt>{t('conversation.rota.repeats')}</dt>
          <dd>{repeatWords(one)}</dd>
        </div>
        {state !== '' && (
          <div>
            <dt>{t('conversation.rota.stands')}</dt>
            <dd>{state}</dd>
          </div>
        )}
      </dl>
      {may('take') && (
        <Act call={takeShift} input={time} done={close} look="door">
          {isMine ? t('conversation.rota.act.comeAfterAll') : t('conversation.rota.act.take')}
        </Act>
      )}
      {may('decline') && (
        <Act call={declineSwap} input={time} done={close}>
          {t('conversation.rota.act.decline')}
        </Act>
      )}
      {may('askSwap') && <AskSwap view={view} one={one} close={close} />}
      {may('takeBack') && (
        <Act call={takeBackSwap} input={time} done={close}>
          {t('conversation.rota.act.takeBack')}
        </Act>
      )}
      {may('tellIll') && (
        <Act call={tellIll} input={time} done={close}>
          {isMine
            ? t('conversation.rota.act.ill')
            : t('conversation.rota.act.illFor', { name: one.workName })}
        </Act>
      )}
      {may('change') && (
        <details class="stapel">
          <summary class="knop stil sm">
            {t('conversation.rota.act.more')}
            <CaretDown />
          </summary>
          <div class="stapel">
            <Button onClick={change}>
              {one.repeats === null
                ? t('conversation.rota.act.change')
                : t('conversation.rota.act.changeFrom', { day: one.day })}
            </Button>
            <Act call={stopShift} input={{ ...time, what: 'day' }} done={close}>
              {one.repeats === null
                ? t('conversation.rota.act.withdraw')
                : t('conversation.rota.act.leaveOut', { day: one.day })}
            </Act>
            {one.repeats !== null && (
              <Act call={stopShift} input={{ ...time, what: 'fromDay' }} done={close}>
                {t('conversation.rota.act.stop', { day: one.day })}
              </Act>
            )}
          </div>
        </details>
      )}
      {one.may.length === 0 && <p class="klein zacht">{t('conversation.rota.nothingToDo')}</p>}
    </Dialog>
  );
}

function repeatWords({ repeats }: RotaTime): string {
  if (repeats === null) return t('conversation.rota.once');
  return t('conversation.rota.every', {
    weeks: repeats.everyWeeks,
    days: [...repeats.weekdays].sort().map(weekdayWords),
    until: repeats.until,
  });
}

/** One thing to do, with its own refusal beside it. */
function Act<C extends AnyCall>({
  call,
  input,
  done,
  look,
  children,
}: {
  call: C;
  input: SentOf<C>;
  done: () => void;
  look?: ButtonLook;
  children: string;
}) {
  const act = useCall(call);
  const refused = refusalText(act.refusal.value);
  const go = async () => {
    if ((await act.send(input)) === null) return;
    await refresh();
    done();
  };
  return (
    <div class="stapel k6">
      <Button look={look} busy={act.busy.value} onClick={() => void go()}>
        {act.busy.value ? t('platform.wait') : children}
      </Button>
      {refused !== undefined && <Notice urgent>{refused}</Notice>}
    </div>
  );
}

const TEAM = 'team';

function AskSwap({ view, one, close }: { view: RotaView; one: RotaTime; close: () => void }) {
  const of = useSignal<string>(TEAM);
  const colleague = view.team.find(({ id }) => id === of.value)?.id ?? null;
  return (
    <div class="stapel k8">
      <FieldFrame id="ruil-aan" label={t('conversation.rota.askWhom')}>
        {(attributes) => (
          <select
            {...attributes}
            value={of.value}
            onChange={(change) => {
              of.value = change.currentTarget.value;
            }}
          >
            <option value={TEAM}>{t('conversation.rota.wholeTeam')}</option>
            {view.team
              .filter((member) => member.id !== one.memberId && member.isScreened)
              .map((member) => (
                <option key={member.id} value={member.id}>
                  {member.workName}
                </option>
              ))}
          </select>
        )}
      </FieldFrame>
      <Act call={askSwap} input={{ shiftId: one.shiftId, day: one.day, of: colleague }} done={close}>
        {t('conversation.rota.act.askSwap')}
      </Act>
    </div>
  );
}
