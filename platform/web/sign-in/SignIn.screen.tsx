import '../style/pages.css';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import {
  lookAtInvitation,
  type signInPage,
  useInvitation as useInvitationCall,
} from '../../core/identity.contract.ts';
import { type CallRefusal, callServer, useCall } from '../calls.ts';
import { useHere } from '../here.tsx';
import { Info, SignIn as SignInIcon } from '../icons/icons.tsx';
import { go } from '../navigation.ts';
import { Button, LinkButton } from '../parts/Button.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Notice } from '../parts/Status.tsx';
import { refusalText } from '../refusal.ts';
import type { ViewOf } from '../shell.tsx';
import { t } from '../t.ts';
import { WorkDoor } from './WorkDoor.tsx';

type Invitation =
  | { state: 'none' }
  | { state: 'looking' }
  | { state: 'for'; secret: string; workName: string; until: string }
  | { state: 'refused'; refusal: CallRefusal<typeof lookAtInvitation> };

/** The team's door. The link's secret stands behind the #, which no server and no log ever sees. */
export default function SignIn({ view }: { view: ViewOf<typeof signInPage> }) {
  const { cityName } = useHere();
  const invitation = useSignal<Invitation>({ state: 'none' });
  const use = useCall(useInvitationCall);
  useEffect(() => {
    const secret = location.hash.slice(1);
    if (secret === '') return;
    invitation.value = { state: 'looking' };
    void callServer(lookAtInvitation, { secret }).then((outcome) => {
      invitation.value = outcome.ok
        ? { state: 'for', secret, workName: outcome.answer.workName, until: outcome.answer.expiresAt }
        : { state: 'refused', refusal: outcome.refusal };
    });
  }, []);
  const now = invitation.value;
  return (
    <div class="aanmelden">
      <div class="deurkant">
        <WorkDoor />
      </div>
      <main>
        <a class="merk" href="/">
          <Mark lit={false} />
          Vindplaats
        </a>
        {now.state === 'for' ? (
          <>
            <div class="stapel">
              <p class="zacht">{t('platform.signIn.invitationOf', { city: cityName })}</p>
              <h1>{t('platform.signIn.hello', { name: now.workName })}</h1>
              <p>{t('platform.signIn.once', { until: now.until })}</p>
            </div>
            <div class="stapel">
              <Button
                look="door"
                wide
                icon={SignInIcon}
                busy={use.busy.value}
                onClick={() =>
                  void use.send({ secret: now.secret }).then((done) => {
                    if (done !== null) return go('/team');
                    return undefined;
                  })
                }
              >
                {use.busy.value ? t('platform.wait') : t('platform.signIn.start')}
              </Button>
              {use.refusal.value !== null && <Notice urgent>{refusalText(use.refusal.value)}</Notice>}
              <p class="klein zacht">{t('platform.signIn.onlyWhenPressed')}</p>
            </div>
            <Notice icon={Info}>{t('platform.signIn.notYou', { name: now.workName })}</Notice>
          </>
        ) : (
          <>
            <div class="stapel">
              <h1>{t('platform.signIn.title')}</h1>
              <p class="zacht">{t('platform.signIn.forWhom')}</p>
            </div>
            {now.state === 'looking' && <p role="status">{t('platform.wait')}</p>}
            {now.state === 'refused' && <Notice urgent>{refusalText(now.refusal)}</Notice>}
            {view.isSignedIn ? (
              <LinkButton look="door" wide href="/team">
                {t('platform.signIn.toDesk')}
              </LinkButton>
            ) : (
              <p>{t('platform.signIn.how')}</p>
            )}
            <dl class="feiten">
              <div>
                <dt>{t('platform.signIn.password')}</dt>
                <dd>{t('platform.signIn.noPassword')}</dd>
              </div>
              <div>
                <dt>{t('platform.signIn.away')}</dt>
                <dd>{t('platform.signIn.locks')}</dd>
              </div>
            </dl>
            <LinkButton wide href="/">
              {t('platform.signIn.toStreet')}
            </LinkButton>
          </>
        )}
      </main>
    </div>
  );
}
