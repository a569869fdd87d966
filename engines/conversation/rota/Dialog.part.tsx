import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { X } from '../../../platform/web/icons/icons.tsx';
import { t } from '../../../platform/web/t.ts';

/** A piece of work above the page: Escape and the cross close it, and the focus goes back to where it came from. */
export function Dialog({
  title,
  close,
  children,
}: {
  title: string;
  close: () => void;
  children: ComponentChildren;
}) {
  const own = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    own.current?.showModal();
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, []);
  return (
    <dialog ref={own} class="blad" aria-labelledby="blad-titel" onClose={close}>
      <div class="rij weg">
        <h2 id="blad-titel">{title}</h2>
        <button type="button" class="ikoonknop" aria-label={t('conversation.rota.close')} onClick={close}>
          <X />
        </button>
      </div>
      {children}
    </dialog>
  );
}
