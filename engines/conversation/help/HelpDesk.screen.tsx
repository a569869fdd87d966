import '../../../platform/web/style/pages.css';
import './help.css';
import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { DeskFrame } from '../../../platform/web/DeskFrame.tsx';
import { Plus } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field } from '../../../platform/web/parts/Field.tsx';
import { Status } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { HelpLineForm } from './HelpLineForm.part.tsx';
import { type helpDeskPage, setLeavesTo } from './help-desk.contract.ts';

type View = ViewOf<typeof helpDeskPage>;

/** The help lines as the city keeps them: each folded to one row, opened to be changed. */
export default function HelpDesk({ view }: { view: View }) {
  useRefreshOn(['conversation.houseChanged', 'conversation.deskChanged'], 500);
  const isAdding = useSignal(false);
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
          <h1>{t('conversation.help.desk.title')}</h1>
          <p class="zacht">{t('conversation.help.desk.why')}</p>
        </div>
      </header>
      <div class="tweeluik">
        <div class="stapel">
          {view.lines.map((line, at) => (
            <details key={line.id} class="kaart">
              <summary class="rij weg">
                <span>
                  <b>{line.nl.name}</b>
                  <br />
                  <span class="klein zacht">
                    {t('conversation.help.desk.state', { number: line.number, checked: line.checkedOn })}
                  </span>
                </span>
                <span class="knop lijn sm">{t('conversation.help.desk.edit')}</span>
              </summary>
              <HelpLineForm line={line} today={view.today} isFirst={at === 0} onSaved={refresh} />
            </details>
          ))}
          {isAdding.value ? (
            <section class="kaart stapel">
              <h2>{t('conversation.help.desk.newLine')}</h2>
              <HelpLineForm
                line={null}
                today={view.today}
                isFirst
                onSaved={() => {
                  isAdding.value = false;
                  return refresh();
                }}
              />
            </section>
          ) : (
            <p>
              <Button icon={Plus} onClick={() => (isAdding.value = true)}>
                {t('conversation.help.desk.add')}
              </Button>
            </p>
          )}
        </div>
        <LeavesTo address={view.leavesTo} />
      </div>
    </DeskFrame>
  );
}

function LeavesTo({ address }: { address: string | null }) {
  const typed = useSignal(address ?? '');
  const isSaved = useSignal(false);
  const save = useCall(setLeavesTo);
  const refusal = save.refusal.value;
  const submit = async (event: Event) => {
    event.preventDefault();
    isSaved.value = false;
    isSaved.value = (await save.send({ address: typed.value.trim() || null })) !== null;
  };
  return (
    <form class="kaart stapel" onSubmit={submit}>
      <h2>{t('conversation.help.desk.leaves')}</h2>
      <Field
        id="weg-naar"
        label={t('conversation.help.desk.leavesAddress')}
        help={t('conversation.help.desk.leavesHelp')}
        error={
          refusal?.refused === 'invalidInput' ? t('conversation.help.desk.leavesWrong') : refusalText(refusal)
        }
        inputMode="url"
        value={typed}
        onInput={(event) => (typed.value = event.currentTarget.value)}
      />
      <Button type="submit" busy={save.busy.value}>
        {t('conversation.help.desk.save')}
      </Button>
      <Status>{isSaved.value ? t('conversation.help.desk.saved') : undefined}</Status>
    </form>
  );
}
