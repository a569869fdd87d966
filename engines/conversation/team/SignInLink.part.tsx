import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Copy } from '../../../platform/web/icons/icons.tsx';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Status } from '../../../platform/web/parts/Status.tsx';
import { t } from '../../../platform/web/t.ts';

export interface FreshLink {
  readonly workName: string;
  readonly secret: string;
  readonly expiresAt: string;
}

/** A sign-in link to hand over. Shown once: the house keeps only a digest of it. */
export function SignInLink({ link, onDone }: { link: FreshLink; onDone: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const isCopied = useSignal(false);
  const address = `${location.origin}/team/aanmelden#${link.secret}`;
  useEffect(() => field.current?.focus(), [link.secret]);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      isCopied.value = true;
    } catch {
      // Not everywhere allowed; it is selected, so the keyboard's own way of copying works.
      isCopied.value = false;
    }
  };
  return (
    <section class="kaart stapel" aria-label={t('conversation.team.linkFor', { name: link.workName })}>
      <h2>{t('conversation.team.linkFor', { name: link.workName })}</h2>
      <p>{t('conversation.team.linkOnce', { until: link.expiresAt })}</p>
      <div class="sleutel">
        <input
          ref={field}
          type="text"
          readOnly
          aria-label={t('conversation.team.link')}
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button icon={Copy} onClick={() => void copy()}>
          {t('conversation.team.copy')}
        </Button>
      </div>
      <p class="klein zacht">{t('conversation.team.linkHandOver')}</p>
      <div class="rij om">
        <Button small onClick={onDone}>
          {t('conversation.team.linkDone')}
        </Button>
        <Status>{isCopied.value ? t('conversation.team.copied') : undefined}</Status>
      </div>
    </section>
  );
}
