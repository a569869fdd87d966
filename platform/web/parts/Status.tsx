import type { ComponentChildren } from 'preact';
import type { Icon } from '../icons/icon.tsx';

interface StatusProps {
  readonly icon?: Icon | undefined;
  /** Nothing to say = pass nothing: the empty region must already be on the page, or its first words are not read out. */
  readonly children?: ComponentChildren;
}

/** A small line that changes by itself: waiting, slow mode, sent. Read out when the reader pauses. */
export function Status({ icon: Sign, children }: StatusProps) {
  return (
    <p class="klein rij" role="status">
      {Sign && children ? <Sign /> : null}
      <span>{children}</span>
    </p>
  );
}

/** A block that says something about the page. `urgent` is read out at once: for a refusal after pressing a button. */
export function Notice({
  icon: Sign,
  urgent = false,
  children,
}: StatusProps & { readonly urgent?: boolean | undefined }) {
  return (
    <div class="melding" role={urgent ? 'alert' : undefined}>
      {Sign && <Sign />}
      <div>{children}</div>
    </div>
  );
}
