import { refuse } from '../../../platform/core/contract.ts';
import { route } from '../../../platform/server/http/route.ts';
import { myShift } from '../desk/shifts.store.ts';
import { doorNow } from '../door/door.store.ts';
import {
  domainsFull,
  listDomain,
  MOST_DOMAINS,
  noDomain,
  readLinks,
  readListed,
  unlistDomain,
} from './links.contract.ts';
import { readDomain } from './links.rules.ts';
import { domainsWithNames, listedDomains, removeDomain, saveDomain } from './links.store.ts';

export const linksRoutes = [
  route(readListed, async ({ tx }) => ({ domains: await listedDomains(tx) })),
  route(readLinks, async ({ by, tx }) => {
    const door = await doorNow(tx);
    return {
      shiftUntil: (await myShift(tx, by.id))?.until ?? null,
      isOpen: door !== null && door.house !== 'closed',
      domains: await domainsWithNames(tx),
    };
  }),
  route(listDomain, async ({ by, input, tx }) => {
    const domain = readDomain(input.domain);
    if (domain === null) return refuse(noDomain);
    if ((await listedDomains(tx)).length >= MOST_DOMAINS) return refuse(domainsFull, { max: MOST_DOMAINS });
    await saveDomain(tx, by, domain);
    return { listed: true as const };
  }),
  route(unlistDomain, async ({ input, tx }) => {
    await removeDomain(tx, input.domain);
    return { unlisted: true as const };
  }),
];
