import { t } from '../../../platform/web/t.ts';

/** The house rules as whoever comes in reads them. */
export function HouseRules({ rules, by }: { rules: readonly string[]; by: string | null }) {
  return (
    <>
      <ol>
        {rules.map((rule, nth) => (
          <li key={nth}>
            <bdi>{rule}</bdi>
          </li>
        ))}
      </ol>
      {by === 'visitors' && rules.length > 0 && (
        <p class="klein zacht">{t('conversation.house.madeByVisitors')}</p>
      )}
    </>
  );
}
