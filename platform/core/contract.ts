import { z } from 'zod';
import type { Instant } from './time.ts';

/** A refusal is expected, typed and returned; never thrown. `data` is what the person needs to go on. */
export interface RefusalKind<Code extends string = string, Data extends z.ZodType = z.ZodType> {
  readonly code: Code;
  readonly status: number;
  readonly data: Data;
}

/** A refusal whose code says everything. */
export interface PlainRefusalKind<Code extends string = string> extends RefusalKind<Code, z.ZodObject> {
  readonly isPlain: true;
}

/** @param status the HTTP status it answers with: 4xx. Its sentence stands in locales as `refusal.<code>`. */
export function refusal<const Code extends string>(code: Code, status: number): PlainRefusalKind<Code>;
export function refusal<const Code extends string, Shape extends z.ZodRawShape>(
  code: Code,
  status: number,
  data: Shape,
): RefusalKind<Code, z.ZodObject<Shape>>;
export function refusal(code: string, status: number, data?: z.ZodRawShape): RefusalKind {
  const kind = { code, status, data: z.object(data ?? {}) };
  return data === undefined ? Object.assign(kind, { isPlain: true }) : kind;
}

const REFUSED = Symbol.for('vindplaats.refused');

/** A refusal as rules return it. */
export interface Refused<Code extends string = string> {
  readonly [REFUSED]: true;
  readonly refused: Code;
  readonly data: Record<string, unknown>;
}

export function refuse<Code extends string>(kind: PlainRefusalKind<Code>): Refused<Code>;
export function refuse<Code extends string, Data extends z.ZodObject>(
  kind: RefusalKind<Code, Data>,
  data: z.input<Data>,
): Refused<Code>;
export function refuse(kind: RefusalKind, data: Record<string, unknown> = {}): Refused {
  return { [REFUSED]: true, refused: kind.code, data };
}

export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && REFUSED in value;
}

/** Roles of safety.md section 11, one active per session. `anyone` has no session. */
export const ROLES = [
  'visitor',
  'youngHost',
  'worker',
  'coordinator',
  'confidant',
  'guestHost',
  'partner',
  'parent',
  'researcher',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking. `anyone` walked in from the street and has no session yet. */
export type Person = Anyone | Visitor | Member;
export interface Anyone {
  readonly role: 'anyone';
}
export interface Visitor {
  readonly role: 'visitor';
  readonly id: import('./ids.ts').VisitorId;
  readonly sessionId: string;
  readonly handle: string;
}
export interface Member {
  readonly role: Exclude<Role, 'visitor'>;
  readonly id: import('./ids.ts').MemberId;
  readonly sessionId: string;
  readonly workName: string;
  /** Local day on which the screening for work with minors was seen; without it no shift. */
  readonly screenedOn: string | null;
}

/** Deny by default: a guard names who may call, and narrows the person to what the handler needs.
 *  `name` stands in the API document as x-access. */
export interface Guard<P extends Person = Person> {
  readonly name: string;
  readonly roles: readonly (Role | 'anyone')[];
  readonly __person?: P;
}

const guard = <P extends Person>(name: string, ...roles: (Role | 'anyone')[]): Guard<P> => ({ name, roles });

export const anyone = guard<Person>('anyone', 'anyone', ...ROLES);
export const visitors = guard<Visitor>('visitor', 'visitor');
/** People who may host: on shift or not is decided by the rules, with the moment in hand. */
export const hosts = guard<Member>('hosts', 'worker', 'coordinator', 'youngHost', 'guestHost');
export const workers = guard<Member>('workers', 'worker', 'coordinator');
export const coordinators = guard<Member>('coordinator', 'coordinator');
/** Outside the team: reads what no host may read. */
export const confidants = guard<Member>('confidant', 'confidant');
export const inTheHouse = guard<Visitor | Member>(
  'visitor or host',
  'visitor',
  'worker',
  'coordinator',
  'youngHost',
  'guestHost',
);

export type Method = 'GET' | 'POST';

/** One call: address, guard, input, answer and refusals in one value, shared by server and web. */
export interface Call<
  Who extends Guard = Guard,
  Input extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Refusals extends readonly RefusalKind[] = readonly RefusalKind[],
> {
  readonly method: Method;
  /** Below /api. Never holds an id or a name of a person or room: addresses stay in histories and logs. */
  readonly path: `/${string}`;
  readonly who: Who;
  /** Body of a POST, query of a GET. */
  readonly input: Input;
  readonly answer: Answer;
  readonly refuses: Refusals;
  readonly summary: string;
  /** Largest body in bytes; 64 KiB unless the call says otherwise. */
  readonly bodyLimit: number;
}

export type AnyCall = Call<Guard, z.ZodType, z.ZodType, readonly RefusalKind[]>;
export type PersonOf<C> =
  C extends Call<infer W, z.ZodType, z.ZodType> ? (W extends Guard<infer P> ? P : never) : never;
export type InputOf<C> = C extends { input: infer I extends z.ZodType } ? z.output<I> : never;
export type SentOf<C> = C extends { input: infer I extends z.ZodType } ? z.input<I> : never;
export type AnswerOf<C> = C extends { answer: infer A extends z.ZodType } ? z.output<A> : never;
export type RefusalCodeOf<C> = C extends { refuses: infer R extends readonly RefusalKind[] }
  ? R[number]['code']
  : never;

interface CallParts<
  W extends Guard,
  I extends z.ZodType,
  A extends z.ZodType,
  R extends readonly RefusalKind[],
> {
  who: W;
  input?: I;
  answer: A;
  refuses?: R;
  summary: string;
  bodyLimit?: number;
}

const NOTHING = z.object({});
type Nothing = typeof NOTHING;
export const BODY_LIMIT = 64 * 1024;

function call(
  method: Method,
  path: `/${string}`,
  parts: CallParts<Guard, z.ZodType, z.ZodType, readonly RefusalKind[]>,
) {
  return {
    method,
    path,
    who: parts.who,
    input: parts.input ?? NOTHING,
    answer: parts.answer,
    refuses: parts.refuses ?? [],
    summary: parts.summary,
    bodyLimit: parts.bodyLimit ?? BODY_LIMIT,
  };
}

/** A reading call; changes nothing. Leaving out `who` does not compile. */
export function get<
  W extends Guard,
  A extends z.ZodType,
  I extends z.ZodType = Nothing,
  const R extends readonly RefusalKind[] = readonly [],
>(path: `/${string}`, parts: CallParts<W, I, A, R>): Call<W, I, A, R> {
  return call('GET', path, parts) as Call<W, I, A, R>;
}

/** A writing call. The client sends an idempotency key with it; a retry with the same key gets the same answer. */
export function post<
  W extends Guard,
  A extends z.ZodType,
  I extends z.ZodType = Nothing,
  const R extends readonly RefusalKind[] = readonly [],
>(path: `/${string}`, parts: CallParts<W, I, A, R>): Call<W, I, A, R> {
  return call('POST', path, parts) as Call<W, I, A, R>;
}

/** Something that happened, told after commit. It carries ids only; whoever hears it reads what it may read. */
export interface EventKind<Data extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly data: Data;
}
export interface Happened<Data extends z.ZodType = z.ZodType> {
  readonly event: EventKind<Data>;
  readonly data: z.output<Data>;
}
export function event<Shape extends z.ZodRawShape>(name: string, shape: Shape) {
  const data = z.object(shape);
  const kind: EventKind<typeof data> = { name, data };
  const happen = (values: z.output<typeof data>): Happened<typeof data> => ({ event: kind, data: values });
  return Object.assign(Object.defineProperty(happen, 'name', { value: name }), { data });
}

/** A screen that a browser may open: its address, the call that fills it, and whom it is for.
 *  Titles of visitors' pages are neutral; addresses carry no name of a room or person. */
export interface Page<C extends AnyCall = AnyCall> {
  readonly path: `/${string}`;
  /** Name of the screen's component in the web half. */
  readonly screen: string;
  readonly shows: C;
  readonly side: 'house' | 'desk';
  /** Where a refusal of this page leads, by its code; any other leads to the side's first page. */
  readonly elsewhere?: Readonly<Record<string, `/${string}`>> | undefined;
}
export function page<C extends AnyCall>(path: `/${string}`, parts: Omit<Page<C>, 'path'>): Page<C> {
  return { path, ...parts };
}

/** Refusals any call may give. */
export const notFound = refusal('notFound', 404);
export const signInNeeded = refusal('signInNeeded', 401);
export const notAllowedHere = refusal('notAllowedHere', 403);
export const invalidInput = refusal('invalidInput', 400, {
  /** Where, as a dotted path, and what: 'tooLong', 'blank', 'unstorable' or 'wrong'. */
  fields: z.array(z.object({ at: z.string(), what: z.enum(['tooLong', 'blank', 'unstorable', 'wrong']) })),
});
export const tooMany = refusal('tooMany', 429, { seconds: z.number().int() });
export const tooLarge = refusal('tooLarge', 413);
export const wrongContentType = refusal('wrongContentType', 415);
export const keyReused = refusal('keyReused', 409);
export const databaseAway = refusal('databaseAway', 503);
export const fault = refusal('fault', 500, { code: z.string() });

/** What a refused call answers: the code to switch on, data to go on with, and the sentence in the reader's language. */
export const RefusalAnswer = z.object({
  refused: z.string(),
  data: z.record(z.string(), z.unknown()),
  say: z.string(),
});
export type RefusalAnswer = z.infer<typeof RefusalAnswer>;

export const InstantText = z.string().transform((text) => text as Instant);
