import { z } from 'zod';
import {
  coordinators,
  get,
  InstantText,
  inTheHouse,
  page,
  post,
  refusal,
} from '../../../platform/core/contract.ts';

/** Domains one city lists at most: a list somebody still reads. */
export const MOST_DOMAINS = 200;

/** No domain can be read in what was typed. */
export const noDomain = refusal('noDomain', 409);
export const domainsFull = refusal('domainsFull', 409, { max: z.number().int() });

/** Which links open; asked for when a text holds one. */
export const readListed = get('/conversation/listed-domains', {
  who: inTheHouse,
  summary: 'Domains to which a link in a room may lead',
  answer: z.object({ domains: z.array(z.string()) }),
});

export const readLinks = get('/conversation/links', {
  who: coordinators,
  summary: 'The listed domains, with who listed them',
  answer: z.object({
    shiftUntil: InstantText.nullable(),
    isOpen: z.boolean(),
    domains: z.array(z.object({ domain: z.string(), byName: z.string().nullable(), listedAt: InstantText })),
  }),
});

export const listDomain = post('/conversation/list-domain', {
  who: coordinators,
  summary: 'List a domain: links to it open, and are not held',
  input: z.object({
    /** A domain, or an address on it. */
    domain: z.string().max(500),
  }),
  answer: z.object({ listed: z.literal(true) }),
  refuses: [noDomain, domainsFull],
});

export const unlistDomain = post('/conversation/unlist-domain', {
  who: coordinators,
  summary: 'Take a domain off the list',
  input: z.object({ domain: z.string().max(253) }),
  answer: z.object({ unlisted: z.literal(true) }),
});

export const linksPage = page('/team/links', {
  screen: 'engines/conversation/links/Links',
  shows: readLinks,
  side: 'desk',
});
