import { sql } from 'kysely';
import { z } from 'zod';
import { MemberId } from '../../../platform/core/ids.ts';
import type { Language } from '../../../platform/server/city/cities.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { FIRST_LINES } from './first-lines.rules.ts';
import { HelpLineId, type HelpLineView, HelpWeek, HelpWords } from './help.contract.ts';
import type { HelpLineInput } from './help-desk.contract.ts';
import { linesNow } from './help-now.rules.ts';

const LineRow = z.object({
  lineId: HelpLineId,
  place: z.number().int(),
  number: z.string(),
  words: z.object({ nl: HelpWords, en: HelpWords.optional() }),
  hours: HelpWeek.nullable(),
  source: z.string().nullable(),
  checkedOn: z.string().nullable(),
  checkedBy: MemberId.nullable(),
  checkedByName: z.string().nullable(),
});
export type LineRow = z.output<typeof LineRow>;

export const helpLines = (tx: Tx): Promise<LineRow[]> =>
  tx.many(
    LineRow,
    sql`select h.line_id, h.place, h.number, h.words, h.hours, h.source, h.checked_on, h.checked_by,
      m.work_name as checked_by_name
    from conversation_help_line h
    left join member m on m.city_id = h.city_id and m.id = h.checked_by and m.ended_at is null
    where h.city_id = ${tx.cityId} and h.replaced_at is null order by h.place, h.line_id`,
  );

/** The lines as anybody reads them, with what may be said of each now. */
export async function helpNow(tx: Tx, language: Language, zone: string): Promise<HelpLineView[]> {
  const lines = (await helpLines(tx)).map((line) => ({ ...line, isChecked: line.source !== null }));
  return linesNow(lines, tx.now, zone).map(({ lineId, number, words, state, source, checkedOn }) => ({
    id: lineId,
    ...(words[language] ?? words.nl),
    number,
    state,
    checked: source === null || checkedOn === null ? null : { source, on: checkedOn },
  }));
}

/** One line, locked: of two coordinators at once, the second changes what the first left. */
export async function helpLineToChange(tx: Tx, id: HelpLineId): Promise<LineRow | null> {
  await tx.run(
    sql`select 1 from conversation_help_line where city_id = ${tx.cityId} and line_id = ${id} and replaced_at is null for update`,
  );
  return (await helpLines(tx)).find((line) => line.lineId === id) ?? null;
}

type Version = Omit<LineRow, 'checkedByName'>;

/** The line becomes this; its version until now stays as history. */
export async function replaceHelpLine(tx: Tx, next: Version, by: MemberId | null): Promise<void> {
  await takeHelpLineAway(tx, next.lineId);
  await tx.run(sql`insert into conversation_help_line
      (city_id, id, line_id, place, number, words, hours, source, checked_on, checked_by, made_at, made_by)
    values (${tx.cityId}, ${newId<string>()}, ${next.lineId}, ${next.place}, ${next.number}, ${JSON.stringify(next.words)},
      ${next.hours === null ? null : JSON.stringify(next.hours)}, ${next.source}, ${next.checkedOn}, ${next.checkedBy},
      ${tx.now}, ${by})`);
}

export async function takeHelpLineAway(tx: Tx, id: HelpLineId): Promise<void> {
  await tx.run(
    sql`update conversation_help_line set replaced_at = ${tx.now} where city_id = ${tx.cityId} and line_id = ${id} and replaced_at is null`,
  );
}

/** @param before null = a new line, after the others */
export async function saveLine(
  tx: Tx,
  line: HelpLineInput,
  before: LineRow | null,
  by: MemberId,
): Promise<HelpLineId> {
  const lineId = before?.lineId ?? newId<HelpLineId>();
  const isSameCheck = before?.source === line.source && before.checkedOn === line.checkedOn;
  await replaceHelpLine(
    tx,
    {
      lineId,
      place: before?.place ?? ((await helpLines(tx)).at(-1)?.place ?? 0) + 1,
      number: line.number.trim(),
      words: line.en === null ? { nl: line.nl } : { nl: line.nl, en: line.en },
      hours: line.hours,
      source: line.source,
      checkedOn: line.checkedOn,
      // Who changes a name has not looked the line up anew.
      checkedBy: line.source === null ? null : isSameCheck ? (before?.checkedBy ?? by) : by,
    },
    by,
  );
  return lineId;
}

/** What a new city begins with. */
export async function layOutHelpLines(tx: Tx): Promise<void> {
  for (const [at, { number, nl, en }] of FIRST_LINES.entries()) {
    const first = { hours: null, source: null, checkedOn: null, checkedBy: null };
    await replaceHelpLine(
      tx,
      { lineId: newId<HelpLineId>(), place: at + 1, number, words: { nl, en }, ...first },
      null,
    );
  }
}
