import { SignOut } from '../icons/icons.tsx';
import { shiftPresses } from '../leave.ts';
import { t } from '../t.ts';
import { TIMES } from '../three-times.ts';

/** The quick exit: same spot on every visitor's screen, top right, never scrolled away, never confirmed. A plain link,
 *  so it works without script; the shell blanks the screen first by `data-leave`. What it leaves open in the bar is as
 *  wide as the button, which hangs above everything. */
export function LeaveFast({
  label,
  href = '/weg',
}: {
  readonly label: string;
  readonly href?: string | undefined;
}) {
  return (
    <span class="snelwegplek">
      <a class="knop lijn sm snelweg" href={href} rel="nofollow noreferrer" data-leave>
        <SignOut />
        {label}
        {shiftPresses.value > 0 && (
          <span class="stipjes" aria-hidden="true">
            {Array.from({ length: TIMES }, (_, nth) => (
              <i key={nth} class={nth < shiftPresses.value ? 'vol' : undefined} />
            ))}
          </span>
        )}
      </a>
    </span>
  );
}

/** The same as the very first thing on every visitor's screen, for who goes by keyboard or by ear; seen when it has the
 *  focus. It tells of the three times Shift too, and how often is still needed. */
export function FirstWayOut() {
  const left = TIMES - shiftPresses.value;
  return (
    <nav class="eerst" aria-label={t('platform.leaveFast')}>
      <a class="knop lijn sm overslaan" href="/weg" rel="nofollow noreferrer" data-leave>
        {t('platform.leaveFastOrShift')}
      </a>
      <p class="vh" role="status">
        {shiftPresses.value > 0 && left > 0 ? t('platform.leaveShift', { left }) : ''}
      </p>
    </nav>
  );
}
