import { newId, useCall } from '../../../platform/web/calls.ts';
import { Choice } from '../../../platform/web/parts/Choice.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { giveSign, type Sign } from './notes.contract.ts';

/** For a moment in which words are too much: one press says how somebody sits in the talk. */
export function Signs() {
  const give = useCall(giveSign);
  const press = (sign: Sign) => void give.send({ sign, id: newId() });
  return (
    <>
      <div class="voel" role="group" aria-label={t('conversation.talk.howAreYou')}>
        <Choice onClick={() => press('slow')}>{t('conversation.talk.signSlow')}</Choice>
        <Choice onClick={() => press('words')}>{t('conversation.talk.signWords')}</Choice>
        <Choice onClick={() => press('stop')}>{t('conversation.talk.signStop')}</Choice>
      </div>
      {give.refusal.value !== null && (
        <p class="klein" role="alert">
          {refusalText(give.refusal.value)}
        </p>
      )}
    </>
  );
}

/** The same sign as it stands in the log: to the visitor what they said, to a host what helps now. */
export function signWords(sign: unknown, name: string, isVisitor: boolean): string {
  if (sign === 'slow')
    return isVisitor ? t('conversation.talk.youSaidSlow') : t('conversation.talk.saidSlow', { name });
  if (sign === 'words')
    return isVisitor ? t('conversation.talk.youSaidWords') : t('conversation.talk.saidWords', { name });
  return isVisitor ? t('conversation.talk.youSaidStop') : t('conversation.talk.saidStop', { name });
}
