import { sql } from 'kysely';
import { z } from 'zod';
import { InstantText, type Member } from '../../../platform/core/contract.ts';
import type { Instant } from '../../../platform/core/time.ts';
import { newId } from '../../../platform/server/identity/secrets.ts';
import { type KeyId, SealedColumn } from '../../../platform/server/sealed/sealing.ts';
import type { Tx } from '../../../platform/server/storage/types.ts';
import { type Contact, ContactId, ContactKind, Vindplaats } from './contacts.contract.ts';

export interface NewContact {
  readonly vindplaats: z.output<typeof Vindplaats>;
  readonly kind: z.output<typeof ContactKind>;
  readonly nextStep: string;
  readonly nextStepOn: string | null;
  readonly happenedAt: Instant;
}

const nextStepOf = (id: string) => ({ table: 'casework_contact', column: 'next_step', row: id });

/** Each contact has a key of its own: forgetting one leaves the others. */
export async function saveContact(tx: Tx, by: Member, contact: NewContact): Promise<ContactId> {
  const id = newId<ContactId>();
  const keyId = await tx.sealing.newKey(tx, 'contact');
  const nextStep =
    contact.nextStep === '' ? null : await tx.sealing.seal(tx, keyId, nextStepOf(id), contact.nextStep);
  await tx.run(sql`insert into casework_contact (city_id, id, member_id, happened_at, vindplaats, kind, next_step, next_step_on, key_id, made_at)
    values (${tx.cityId}, ${id}, ${by.id}, ${contact.happenedAt}, ${contact.vindplaats}, ${contact.kind}, ${nextStep}, ${contact.nextStepOn}, ${keyId}, ${tx.now})`);
  return id;
}

const ContactRow = z.object({
  id: ContactId,
  happenedAt: InstantText,
  vindplaats: Vindplaats,
  kind: ContactKind,
  memberId: z.string(),
  workName: z.string(),
  nextStep: SealedColumn.nullable(),
  nextStepOn: z.string().nullable(),
});

/** The team's contacts from a moment on, newest first. */
export async function contactsSince(tx: Tx, from: Instant): Promise<Contact[]> {
  const rows = await tx.many(
    ContactRow,
    sql`select c.id, c.happened_at, c.vindplaats, c.kind, c.member_id, m.work_name, c.next_step, c.next_step_on
    from casework_contact c join member m on m.city_id = c.city_id and m.id = c.member_id
    where c.city_id = ${tx.cityId} and c.happened_at >= ${from}::timestamptz order by c.happened_at desc limit 200`,
  );
  const sealed = rows.filter((row) => row.nextStep !== null);
  const texts = await tx.sealing.openAll(
    tx,
    sealed.map((row) => ({ place: nextStepOf(row.id), sealed: row.nextStep as Buffer })),
  );
  const textOf = new Map(sealed.map((row, at) => [row.id, texts[at] ?? null]));
  return rows.map((row) => ({
    id: row.id,
    at: row.happenedAt,
    vindplaats: row.vindplaats,
    kind: row.kind,
    by: { id: row.memberId, workName: row.workName },
    nextStep: textOf.get(row.id) ?? null,
    nextStepOn: row.nextStepOn,
  }));
}

const GoneRow = z.object({ id: ContactId, keyId: z.string().transform((id) => id as KeyId) });

/** Forgets contacts: the key, and with it the next step, then the row.
 *  @param before those of before this moment, unless their next step is still to come
 *  @param always those of before this moment in any case */
export async function forgetContacts(tx: Tx, before: Instant, always: Instant): Promise<void> {
  const gone = await tx.many(
    GoneRow,
    sql`select id, key_id from casework_contact where city_id = ${tx.cityId} and happened_at < ${before}::timestamptz
      and (happened_at < ${always}::timestamptz or next_step_on is null or next_step_on < ${tx.now}::timestamptz::date)
      limit 500 for update`,
  );
  if (gone.length === 0) return;
  await tx.sealing.destroyKeys(
    tx,
    gone.map((contact) => contact.keyId),
  );
  await tx.run(
    sql`delete from casework_contact where city_id = ${tx.cityId} and id = any(${gone.map((contact) => contact.id)})`,
  );
}
