import { Field } from '../../../platform/web/parts/Field.tsx';
import { t } from '../../../platform/web/t.ts';
import { LINE_MAX, type MemberInput, type TeamRole, WORK_NAME_MAX } from './team.contract.ts';
import { roleMeans, roleWords, TEAM_ROLES } from './team-words.part.tsx';

/** What is kept of somebody, to write. */
export function MemberFields({
  id,
  typed,
  today,
  roles = TEAM_ROLES,
  change,
}: {
  /** Unique on the page. */
  id: string;
  typed: MemberInput;
  /** Local day in the city. */
  today: string;
  /** Which they may have: a host never becomes confidant, nor the other way round. */
  roles?: readonly TeamRole[];
  change: (next: Partial<MemberInput>) => void;
}) {
  return (
    <>
      <div class="tweevelden">
        <Field
          id={`${id}-werknaam`}
          label={t('conversation.team.workName')}
          help={t('conversation.team.workNameHelp')}
          required
          maxLength={WORK_NAME_MAX}
          autocomplete="off"
          value={typed.workName}
          onInput={(event) => change({ workName: event.currentTarget.value })}
        />
        <Field
          id={`${id}-naam`}
          label={t('conversation.team.fullName')}
          help={t('conversation.team.fullNameHelp')}
          required
          maxLength={LINE_MAX}
          autocomplete="off"
          value={typed.fullName}
          onInput={(event) => change({ fullName: event.currentTarget.value })}
        />
        <Field
          id={`${id}-functie`}
          label={t('conversation.team.workTitle')}
          help={t('conversation.team.workTitleHelp')}
          required
          maxLength={LINE_MAX}
          value={typed.workTitle}
          onInput={(event) => change({ workTitle: event.currentTarget.value })}
        />
        <Field
          id={`${id}-dienst`}
          label={t('conversation.team.service')}
          required
          maxLength={LINE_MAX}
          value={typed.service}
          onInput={(event) => change({ service: event.currentTarget.value })}
        />
      </div>
      <fieldset>
        <legend class="label">{t('conversation.team.role')}</legend>
        <div class="opties">
          {roles.map((role) => (
            <label class="optie" key={role}>
              <input
                type="radio"
                name={`${id}-rol`}
                checked={typed.role === role}
                onChange={() => change({ role })}
              />
              <span>
                <b>{roleWords(role)}</b>
                <span class="klein">{roleMeans(role)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {typed.role !== 'confidant' && (
        <div class="tweevelden">
          <Field
            id={`${id}-screening`}
            label={t('conversation.team.screenedOn')}
            help={t('conversation.team.screenedHelp')}
            type="date"
            max={today}
            value={typed.screenedOn ?? ''}
            onInput={(event) => change({ screenedOn: event.currentTarget.value || null })}
          />
          {typed.role === 'guestHost' && (
            <Field
              id={`${id}-tot`}
              label={t('conversation.team.hostUntil')}
              help={t('conversation.team.hostUntilHelp')}
              type="date"
              required
              value={typed.hostUntil ?? ''}
              onInput={(event) => change({ hostUntil: event.currentTarget.value || null })}
            />
          )}
        </div>
      )}
    </>
  );
}
