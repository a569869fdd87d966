import { useSignal } from '@preact/signals';
import { useCall } from '../../../platform/web/calls.ts';
import { useDraft } from '../../../platform/web/draft.ts';
import { refresh } from '../../../platform/web/navigation.ts';
import { Button } from '../../../platform/web/parts/Button.tsx';
import { Field } from '../../../platform/web/parts/Field.tsx';
import { Meanwhile } from '../../../platform/web/parts/Meanwhile.tsx';
import { Ordered } from '../../../platform/web/parts/Ordered.tsx';
import { Notice, Status } from '../../../platform/web/parts/Status.tsx';
import { refusalText } from '../../../platform/web/refusal.ts';
import { t } from '../../../platform/web/t.ts';
import { HouseRules } from '../rooms/HouseRules.part.tsx';
import { DrawingChoice } from './DrawingChoice.part.tsx';
import {
  changeHouseRoom,
  type HouseRoom,
  ROOM_NAME_MAX,
  RULE_MAX,
  RULES_MOST,
  type RulesBy,
} from './house.contract.ts';
import { WORDS_IN_20_SECONDS, wordsIn } from './house.rules.ts';

/** One room to change, beside how a visitor will read it. What was typed stays until it is saved. */
export function RoomForm({ room }: { room: HouseRoom }) {
  const { id, version, changed, name, drawing, houseRules, rulesBy } = room;
  const draft = useDraft({ version, value: { name, drawing, houseRules, rulesBy } });
  const isSaved = useSignal(false);
  const save = useCall(changeHouseRoom);
  const typed = draft.value.value;
  const change = (next: Partial<typeof typed>) => {
    isSaved.value = false;
    draft.change({ ...typed, ...next });
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    const written = typed.houseRules.filter((rule) => rule.trim() !== '');
    const saved = await save.send({ ...typed, houseRules: written, id, version: draft.version.value });
    if (saved !== null) {
      draft.change({ ...typed, houseRules: written });
      draft.saved(saved.version);
      isSaved.value = true;
    }
    if (saved !== null || save.refusal.value?.refused === 'changedMeanwhile') await refresh();
  };
  return (
    <div class="werkblad">
      <form class="stapel ruim" onSubmit={submit}>
        <Field
          id={`${id}-naam`}
          label={t('conversation.house.name')}
          help={t('conversation.house.nameHelp')}
          required
          maxLength={ROOM_NAME_MAX}
          value={typed.name}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
        <DrawingChoice id={id} chosen={typed.drawing} onChoose={(next) => change({ drawing: next })} />
        <fieldset class="stapel k8">
          <legend class="label">{t('conversation.house.rules')}</legend>
          <Ordered
            id={`${id}-regel`}
            items={typed.houseRules}
            onChange={(rules) => change({ houseRules: [...rules] })}
            fresh=""
            most={RULES_MOST}
            row={(rule, at, write) => (
              <textarea
                id={`${id}-regel-${at}`}
                aria-label={t('conversation.house.rule', { nth: at + 1 })}
                maxLength={RULE_MAX}
                rows={2}
                value={rule}
                onInput={(event) => write(event.currentTarget.value.replaceAll('\n', ' '))}
              />
            )}
            words={{
              up: (nth) => t('conversation.house.ruleUp', { nth }),
              down: (nth) => t('conversation.house.ruleDown', { nth }),
              drop: (nth) => t('conversation.house.ruleDrop', { nth }),
              add: t('conversation.house.ruleAdd'),
            }}
          />
          <Status>{lengthWords(typed.houseRules)}</Status>
        </fieldset>
        <fieldset class="stapel k6">
          <legend class="label">{t('conversation.house.whoMade')}</legend>
          <div class="opties">
            {(['visitors', 'city'] as const).map((by) => (
              <label class="optie" key={by}>
                <input
                  type="radio"
                  name={`${id}-door`}
                  checked={typed.rulesBy === by}
                  onChange={() => change({ rulesBy: by })}
                />
                <span>{byWords(by)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {draft.isBehind && changed !== null ? (
          <Meanwhile changed={changed} onMine={draft.keepMine} onTheirs={draft.follow}>
            <p class="klein">
              {t('conversation.house.standsNow')} <b>{name}</b>, {houseRules.join(' ')}
            </p>
          </Meanwhile>
        ) : (
          save.refusal.value !== null && <Notice urgent>{refusalText(save.refusal.value)}</Notice>
        )}
        <div class="rij om">
          <Button look="door" type="submit" busy={save.busy.value}>
            {save.busy.value ? t('platform.wait') : t('conversation.house.save')}
          </Button>
          <Status>{isSaved.value ? t('conversation.house.saved') : undefined}</Status>
        </div>
      </form>
      <section class="kijkje stapel" aria-label={t('conversation.house.preview')}>
        <p class="klein zacht">{t('conversation.house.preview')}</p>
        <h3>
          <bdi>{typed.name}</bdi>
        </h3>
        <p class="label">{t('conversation.house.rulesTitle')}</p>
        <HouseRules rules={typed.houseRules.filter((rule) => rule.trim() !== '')} by={typed.rulesBy} />
      </section>
    </div>
  );
}

const byWords = (by: RulesBy) =>
  by === 'visitors' ? t('conversation.house.byVisitors') : t('conversation.house.byCity');

function lengthWords(rules: readonly string[]): string {
  const count = wordsIn(rules);
  if (count === 0) return t('conversation.house.noRules');
  return count <= WORDS_IN_20_SECONDS
    ? t('conversation.house.words', { count })
    : t('conversation.house.tooManyWords', { count, most: WORDS_IN_20_SECONDS });
}
