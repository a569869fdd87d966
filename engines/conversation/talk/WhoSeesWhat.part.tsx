import { t } from '../../../platform/web/t.ts';

/** Who sees what, before the first word and beside every one after it. */
export function WhoSeesWhat({ host }: { host: string | null }) {
  const rows = [
    [
      host === null ? t('conversation.talk.youAndHost') : t('conversation.talk.youAnd', { name: host }),
      t('conversation.talk.everything'),
    ],
    [t('conversation.talk.secondHost'), t('conversation.talk.onlyWhenThere')],
    [t('conversation.talk.team'), t('conversation.talk.thatThereWasOne')],
    [t('conversation.talk.parents'), t('conversation.talk.nothing')],
    [t('conversation.talk.police'), t('conversation.talk.noAccess')],
    [t('conversation.talk.operator'), t('conversation.talk.cannotRead')],
    [t('conversation.talk.howLong'), t('conversation.talk.fourteenDays')],
  ] as const;
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
