import { useCall } from '../../../platform/web/calls.ts';
import { Eye, PencilSimple, X } from '../../../platform/web/icons/icons.tsx';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { becauseWords } from './because-words.part.tsx';
import { dropHeld, type MyHeld } from './held.contract.ts';

/** What was just sent and held; the page has not been read anew yet. */
export type JustHeld = Pick<MyHeld, 'id' | 'text' | 'because'>;

export interface MyHeldPartProps {
  readonly held: readonly (MyHeld | JustHeld)[];
  /** Where the words go when they are to be said otherwise. */
  readonly giveBack: (text: string) => void;
  /** It is no longer on its way. */
  readonly gone: (id: MyHeld['id']) => void;
}

/** What I said and nobody else sees: with its words, why, until when, and what I can do. */
export default function MyHeldPart({ held, giveBack, gone }: MyHeldPartProps) {
  return (
    <section class="stapel" aria-label={t('conversation.held.mine')}>
      {held.map((one) => (
        <One key={one.id} one={one} giveBack={giveBack} gone={gone} />
      ))}
    </section>
  );
}

function One({ one, giveBack, gone }: Omit<MyHeldPartProps, 'held'> & { one: MyHeld | JustHeld }) {
  const drop = useCall(dropHeld);
  const takeBack = async (changes: boolean) => {
    if ((await drop.send({ id: one.id })) === null) {
      if (drop.refusal.value?.refused === 'heldDecided') await refresh();
      return;
    }
    gone(one.id);
    if (changes) giveBack(one.text);
    await refresh();
  };
  return (
    <article class="bericht ik onderweg vastgehouden">
      <div class="inhoud stapel k8">
        <p class="tekst">
          <bdi>{one.text}</bdi>
        </p>
        <div class="stapel k4 klein" role="status">
          <p class="rij">
            <Eye />
            <b>{becauseWords(one.because)}</b>
          </p>
          <p>{stateWords(one)}</p>
          {'reason' in one && one.reason !== null && (
            <p class="aanhaling">
              <bdi>{one.reason}</bdi>
            </p>
          )}
        </div>
        <div class="acties">
          <Button
            look="quiet"
            small
            icon={PencilSimple}
            busy={drop.busy.value}
            onClick={() => void takeBack(true)}
          >
            {t('conversation.held.change')}
          </Button>
          <Button look="quiet" small icon={X} busy={drop.busy.value} onClick={() => void takeBack(false)}>
            {t('conversation.held.drop')}
          </Button>
        </div>
        {drop.refusal.value !== null && <p role="alert">{refusalText(drop.refusal.value)}</p>}
      </div>
    </article>
  );
}

function stateWords(one: MyHeld | JustHeld): string {
  if (!('state' in one)) return t('conversation.held.waitsShort');
  switch (one.state) {
    case 'waiting':
      return t('conversation.held.waits', { until: one.until });
    case 'lapsed':
      return t('conversation.held.lapsed');
    case 'keptBack':
      return one.byName === null
        ? t('conversation.held.keptBackBySomeone')
        : t('conversation.held.keptBack', { name: one.byName });
  }
}
