import '../../../platform/web/style/pages.css';
import { useHere } from '../../../platform/web/here.tsx';
import { LeaveFast } from '../../../platform/web/parts/LeaveFast.tsx';
import { TopBar } from '../../../platform/web/parts/TopBar.tsx';
import type { ViewOf } from '../../../platform/web/shell.tsx';
import { t } from '../../../platform/web/t.ts';
import { useRefreshOn } from '../../../platform/web/use-live.ts';
import { HelpList } from './Help.part.tsx';
import type { helpPage } from './help.contract.ts';

export default function Help({ view }: { view: ViewOf<typeof helpPage> }) {
  const { me } = useHere();
  useRefreshOn(['conversation.houseChanged'], 2_000);
  return (
    <div class="wit">
      <TopBar
        back={
          me.role === 'visitor'
            ? { href: '/binnen', label: t('conversation.street.goBackIn') }
            : { href: '/', label: t('conversation.door.back') }
        }
        title={t('conversation.help.title')}
      >
        <LeaveFast label={t('platform.leaveFast')} />
      </TopBar>
      <main class="smal">
        <div class="stapel">
          <HelpList lines={view.lines} />
        </div>
      </main>
    </div>
  );
}
