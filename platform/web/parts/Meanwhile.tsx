import type { ComponentChildren } from 'preact';
import type { LastChange } from '../../core/changes.contract.ts';
import { t } from '../t.ts';
import { Button } from './Button.tsx';
import { Notice } from './Status.tsx';

/** Somebody else saved while this was being typed: what stands now, and two ways on. Nothing is lost by either until
 *  it is chosen. */
export function Meanwhile({
  changed,
  onTheirs,
  onMine,
  children,
}: {
  readonly changed: LastChange;
  readonly onTheirs: () => void;
  readonly onMine: () => void;
  /** What stands now. */
  readonly children?: ComponentChildren;
}) {
  return (
    <Notice urgent>
      <div class="stapel k8">
        <p>
          <b>{t('platform.meanwhile.changed', { by: changed.by, at: changed.at })}</b>{' '}
          {t('platform.meanwhile.yoursStays')}
        </p>
        {children}
        <div class="rij om">
          <Button small onClick={onMine}>
            {t('platform.meanwhile.goOnWithMine')}
          </Button>
          <Button small look="quiet" onClick={onTheirs}>
            {t('platform.meanwhile.takeTheirs')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}
