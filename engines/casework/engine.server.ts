import type { Engine } from '../../platform/server/engine.ts';
import { audience } from '../../platform/server/http/route.ts';
import { contactLogged } from './contacts/contacts.contract.ts';
import { keepContacts } from './contacts/contacts.jobs.ts';
import { contactRoutes } from './contacts/contacts.routes.ts';

export const casework: Engine = {
  name: 'casework',
  routes: contactRoutes,
  pages: [],
  audiences: [audience(contactLogged, () => ['desk'])],
  mayRead: async () => false,
  admit: null,
  keep: keepContacts,
  begin: () => () => undefined,
  layOut: async () => undefined,
};
