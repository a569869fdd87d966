import { isRefused } from '../../../platform/core/contract.ts';
import { instant } from '../../../platform/core/time.ts';
import { route } from '../../../platform/server/http/route.ts';
import { contactLogged, logContact, readContacts } from './contacts.contract.ts';
import { contactsSince, saveContact } from './contacts.store.ts';
import { decideMoment, startOfDay } from './day.rules.ts';

export const contactRoutes = [
  route(readContacts, async ({ city, tx }) => ({
    contacts: await contactsSince(tx, startOfDay(tx.now, city.zone)),
  })),
  route(logContact, async ({ by, input, tx }) => {
    const happenedAt = decideMoment(input.happenedAt === null ? null : instant(input.happenedAt), tx.now);
    if (isRefused(happenedAt)) return happenedAt;
    const id = await saveContact(tx, by, { ...input, happenedAt });
    tx.announce(contactLogged({}));
    return { id, at: happenedAt };
  }),
];
