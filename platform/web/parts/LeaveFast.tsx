import { SignOut } from '../icons/icons.tsx';

/** The quick exit: same spot on every visitor's screen, top right, never hidden, never confirmed. A plain link, so it
 *  works without script; the shell blanks the screen first and listens for three times Shift by `data-leave`. */
export function LeaveFast({
  label,
  href = '/weg',
}: {
  readonly label: string;
  readonly href?: string | undefined;
}) {
  return (
    <a class="knop lijn sm snelweg" href={href} rel="nofollow noreferrer" data-leave>
      <SignOut />
      {label}
    </a>
  );
}
