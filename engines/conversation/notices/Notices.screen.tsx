import '../desk/desk.css';
import '../../../platform/web/style/pages.css';
import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field } from '../../../platform/web/parts/Field.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { NOTICE_MAX, type noticesPage, putNotice, takeNoticeAway } from './notices.contract.ts';

type View = ViewOf<typeof noticesPage>;

const EVENING = '21:00';

/** Lines for the street: what stands there now, and a form for one more. */
export default function Notices({ view }: { view: View }) {
  useRefreshOn(['conversation.houseChanged', 'conversation.deskChanged']);
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
      <header class="deskkop">
        <div class="stapel k4">
          <h1>{t('conversation.notices.title')}</h1>
          <p class="zacht">{t('conversation.notices.why')}</p>
        </div>
      </header>
      <div class="tweeluik">
        <section class="kaart stapel">
          <h2>{t('conversation.notices.now')}</h2>
          {view.notices.length === 0 && <p class="zacht">{t('conversation.notices.none')}</p>}
          <ul class="stapel">
            {view.notices.map((one) => (
              <Standing key={one.id} one={one} mayPut={view.mayPut} />
            ))}
          </ul>
        </section>
        {view.mayPut ? (
          <PutUp today={view.today} />
        ) : (
          <Notice>{t('conversation.notices.onlyOnShift')}</Notice>
        )}
      </div>
    </DeskFrame>
  );
}

function Standing({ one, mayPut }: { one: View['notices'][number]; mayPut: boolean }) {
  const away = useCall(takeNoticeAway);
  return (
    <li class="stapel k4">
      <div class="rij weg om">
        <span>
          <b>
            <bdi>{one.text}</bdi>
          </b>
          <br />
          <span class="klein zacht">
            {t('conversation.notices.untilBy', { until: one.until, by: one.byName })}
          </span>
        </span>
        {mayPut && (
          <Button
            small
            busy={away.busy.value}
            aria-label={t('conversation.notices.takeAwayOf', { text: one.text })}
            onClick={() => void away.send({ id: one.id }).then(refresh)}
          >
            {t('conversation.notices.takeAway')}
          </Button>
        )}
      </div>
      {away.refusal.value !== null && <p role="alert">{refusalText(away.refusal.value)}</p>}
    </li>
  );
}

function PutUp({ today }: { today: string }) {
  const put = useCall(putNotice);
  const text = useSignal('');
  const day = useSignal(today);
  const time = useSignal(EVENING);
  return (
    <form
      class="kaart stapel"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.value.trim() === '') return;
        void put.send({ text: text.value, day: day.value, time: time.value }).then((done) => {
          if (done === null) return undefined;
          text.value = '';
          return refresh();
        });
      }}
    >
      <h2>{t('conversation.notices.putUp')}</h2>
      <Field
        id="regel"
        label={t('conversation.notices.line')}
        help={t('conversation.notices.lineHelp')}
        maxLength={NOTICE_MAX}
        autocomplete="off"
        value={text}
        error={refusalText(put.refusal.value)}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
      <div class="rij om">
        <Field
          id="tot-dag"
          type="date"
          label={t('conversation.notices.untilDay')}
          min={today}
          value={day}
          onInput={(event) => (day.value = event.currentTarget.value)}
        />
        <Field
          id="tot-uur"
          type="time"
          label={t('conversation.notices.untilTime')}
          value={time}
          onInput={(event) => (time.value = event.currentTarget.value)}
        />
      </div>
      <div>
        <Button look="door" type="submit" busy={put.busy.value}>
          {t('conversation.notices.put')}
        </Button>
      </div>
    </form>
  );
}
