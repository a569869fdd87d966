import { useCall } from '../../../platform/web/calls.ts';
import { Door } from '../../../platform/web/icons/icons.tsx';
import { go } from '../../../platform/web/navigation.ts';
import { Button, LinkButton } from '../../../platform/web/parts/Button.tsx';
import { Notice } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { askApart } from '../talk/talk.contract.ts';
import type { MyMeasure } from './measures.contract.ts';

/** A talk apart, with who decided when they are there; only the visitor asks for one. */
export function TalkAbout({ measure }: { measure: MyMeasure }) {
  const ask = useCall(askApart);
  if (measure.by === null || !measure.isByHere)
    return (
      <LinkButton small icon={Door} href="/apart">
        {t('conversation.talk.talkApart')}
      </LinkButton>
    );
  const { id, workName } = measure.by;
  return (
    <>
      <Button
        small
        icon={Door}
        busy={ask.busy.value}
        onClick={() =>
          void ask.send({ wishes: id }).then((done) => (done === null ? undefined : go('/apart')))
        }
      >
        {t('conversation.measure.talkWith', { name: workName })}
      </Button>
      {ask.refusal.value !== null && (
        <Notice urgent>
          {refusalText(ask.refusal.value)} <a href="/apart">{t('conversation.talk.talkApart')}</a>
        </Notice>
      )}
    </>
  );
}
