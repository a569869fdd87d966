import { t } from '../../../platform/web/t.ts';
import type { Mandate } from './mandate.contract.ts';
import { mandateName } from './mandate-words.part.tsx';

/** Who sees what, before the first word and beside every one after it. */
export function WhoSeesWhat({
  host,
  hosts = [],
}: {
  host: string | null;
  /** Who is in it now, with what binds them. */
  hosts?: readonly { readonly workName: string; readonly mandate: Mandate }[];
}) {
  const rows: (readonly [string, string])[] = [
    [
      host === null ? t('conversation.talk.youAndHost') : t('conversation.talk.youAnd', { name: host }),
      t('conversation.talk.everything'),
    ],
    ...hosts.map(
      (one) => [t('conversation.talk.boundOf', { name: one.workName }), mandateName(one.mandate)] as const,
    ),
    [t('conversation.talk.secondHost'), t('conversation.talk.onlyWhenThere')],
    [t('conversation.talk.team'), t('conversation.talk.thatThereWasOne')],
    [t('conversation.talk.parents'), t('conversation.talk.nothing')],
    [t('conversation.talk.police'), t('conversation.talk.noAccess')],
    [t('conversation.talk.operator'), t('conversation.talk.cannotRead')],
    [t('conversation.talk.howLong'), t('conversation.talk.fourteenDays')],
  ];
  return (
    <table class="wiezietwat">
      <tbody>
        {rows.map(([who, what]) => (
          <tr key={who}>
            <th scope="row">{who}</th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
