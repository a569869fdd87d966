import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import {
  BookmarkSimple,
  ChatCenteredText,
  Eye,
  Footprints,
  HandWaving,
  Key,
  Lifebuoy,
} from '../../../platform/web/icons/icons.tsx';
import { go, refresh } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { DoorAjar } from '../../../platform/web/parts/drawings.tsx';
import { TextArea } from '../../../platform/web/parts/Field.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { HelpHere } from '../help/HelpHere.part.tsx';
import { mandateWords } from './mandate-words.part.tsx';
import { agreeToTalk, FIRST_WORD_MAX, leaveWaiting, type MyTalk, wishFor } from './talk.contract.ts';
import { WhoSeesWhat } from './WhoSeesWhat.part.tsx';

type WaitingView = Extract<MyTalk, { state: 'waiting' }>;

/** The line: an honest place and wait, who sees what, and a box that is never ticked beforehand. */
export function Waiting({ view }: { view: WaitingView }) {
  const leave = useCall(leaveWaiting);
  const wish = useCall(wishFor);
  const others = view.hosts.filter((host) => host.id !== view.wishes?.id);
  return (
    <>
      <div class="stapel ruim">
        <section class="wacht" role="status">
          <DoorAjar />
          <div>
            <p class="stand">{placeWords(view)}</p>
            <p>{waitWords(view)}</p>
            {!view.hasAgreed && <p class="klein">{t('conversation.talk.agreeFirst')}</p>}
          </div>
        </section>
        <section class="meenemen">
          <p>
            <BookmarkSimple />
            <span>
              <b>{t('conversation.talk.awayAWhile')}</b>{' '}
              {view.closesAt === null
                ? t('conversation.talk.placeStays')
                : t('conversation.talk.placeStaysUntil', { until: view.closesAt })}
            </span>
          </p>
          {!view.hasPhrase && (
            <div class="rij om">
              <LinkButton small icon={Key} href="/woorden">
                {t('conversation.words.give')}
              </LinkButton>
            </div>
          )}
        </section>
        <div class="rij om">
          {others.map((host) => (
            <Button
              key={host.id}
              small
              busy={wish.busy.value}
              onClick={() => void wish.send({ wishes: host.id }).then(refresh)}
            >
              {t('conversation.talk.rather', { name: host.workName })}
            </Button>
          ))}
          {view.wishes !== null && (
            <Button
              small
              busy={wish.busy.value}
              onClick={() => void wish.send({ wishes: null }).then(refresh)}
            >
              {t('conversation.talk.whoeverIsFree')}
            </Button>
          )}
          <Button
            look="quiet"
            small
            busy={leave.busy.value}
            onClick={() =>
              void leave
                .send({})
                .then((done) => (done === null ? undefined : go(view.hasRoom ? '/binnen' : '/')))
            }
          >
            {t('conversation.talk.ratherNot')}
          </Button>
          <HelpHere id="hulp-wachten" />
        </div>
        {refusalText(leave.refusal.value ?? wish.refusal.value) !== undefined && (
          <Notice urgent>{refusalText(leave.refusal.value ?? wish.refusal.value)}</Notice>
        )}
        <section class="kaart">
          <h2 class="rij">
            <Eye />
            {t('conversation.talk.whoSeesWhat')}
          </h2>
          <WhoSeesWhat host={view.wishes?.workName ?? null} />
        </section>
      </div>
      <Mandate view={view} />
    </>
  );
}

/** What is said here, what the one exception is, and the yes that a talk needs. */
function Mandate({ view }: { view: WaitingView }) {
  const agree = useCall(agreeToTalk);
  const agrees = useSignal(view.hasAgreed);
  const firstWord = useSignal(view.firstWord ?? '');
  const rules = [
    [ChatCenteredText, t('conversation.talk.staysHere'), mandateWords(view.hosts)],
    [Lifebuoy, t('conversation.talk.oneException'), t('conversation.talk.danger')],
    [Footprints, t('conversation.talk.youReadToo'), t('conversation.talk.inYourHands')],
    [HandWaving, t('conversation.talk.stopAnyTime'), t('conversation.talk.noReason')],
  ] as const;
  return (
    <form
      class="stapel ruim"
      onSubmit={(event) => {
        event.preventDefault();
        if (agrees.value) void agree.send({ agrees: true, firstWord: firstWord.value }).then(refresh);
      }}
    >
      <section class="kaart">
        <h2>{t('conversation.talk.whatIsSaid')}</h2>
        <ul class="afspraken">
          {rules.map(([Sign, title, text]) => (
            <li key={title}>
              <Sign />
              <p>
                <b>{title}</b> {text}
              </p>
            </li>
          ))}
        </ul>
        <label class="vink">
          <input
            type="checkbox"
            checked={agrees}
            disabled={view.hasAgreed}
            onChange={(event) => (agrees.value = event.currentTarget.checked)}
          />
          {t('conversation.talk.fineWithMe')}
        </label>
      </section>
      <TextArea
        id="eerste-woord"
        label={t('conversation.talk.firstWord')}
        help={t('conversation.talk.firstWordHelp')}
        maxLength={FIRST_WORD_MAX}
        rows={3}
        value={firstWord}
        placeholder={t('conversation.talk.firstWordHint')}
        error={refusalText(agree.refusal.value)}
        onInput={(event) => (firstWord.value = event.currentTarget.value)}
      />
      <Button look="door" wide type="submit" disabled={!agrees.value} busy={agree.busy.value}>
        {view.hasAgreed ? t('conversation.talk.saveFirstWord') : t('conversation.talk.sayYes')}
      </Button>
    </form>
  );
}

function placeWords(view: WaitingView): string {
  if (view.before === 0) return t('conversation.talk.youAreNext');
  return t('conversation.talk.before', { count: view.before });
}

function waitWords(view: WaitingView): string {
  if (view.wait === null) return t('conversation.talk.waitUnknown');
  if (view.wait.fromMin === 0) return t('conversation.talk.waitShort');
  return t('conversation.talk.waitRange', { from: view.wait.fromMin, to: view.wait.toMin });
}
