import { route } from '../../../platform/server/http/route.ts';
import { contactLogged, logContact, readContacts } from './contacts.contract.ts';
import { contactsSince, saveContact } from './contacts.store.ts';
import { startOfDay } from './day.rules.ts';

export const contactRoutes = [
  route(readContacts, async ({ city, tx }) => ({
    contacts: await contactsSince(tx, startOfDay(tx.now, city.zone)),
  })),
  route(logContact, async ({ by, input, tx }) => {
    const id = await saveContact(tx, by, input);
    tx.announce(contactLogged({}));
    return { id, at: tx.now };
  }),
];
