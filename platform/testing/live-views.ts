import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyCall, Page } from '../core/contract.ts';
import type { Actor, TestCity } from './a-city.ts';
import { Listener } from './listening.ts';

/** What a screen, or a part on it, shows: the call that fills it and the events after which it reads anew. */
export interface LiveView {
  readonly name: string;
  readonly call: AnyCall;
  readonly refreshesOn: readonly string[];
  readonly side: 'house' | 'desk';
  /** Follows a log of its own: what is said comes by the line itself. */
  readonly hasLog: boolean;
  /** What its address holds, from what the evening knows by now; null while there is nothing to show. */
  input(known: Readonly<Record<string, string>>): Record<string, string> | null;
}

const EVENT = /'((?:[a-z]+)\.[a-zA-Z]+)'/g;

/** Views of pages: what each listens to is read from its screen, which is the one place where it stands. */
export function viewsOfPages(
  pages: readonly Page[],
  inputs: Readonly<Record<string, LiveView['input']>>,
): LiveView[] {
  const fileOf = (page: Page) => join(process.cwd(), `${page.screen}.screen.tsx`);
  // Without a screen nobody looks.
  const shown = pages.filter((page) => existsSync(fileOf(page)));
  return shown.map((page) => {
    const source = readFileSync(fileOf(page), 'utf8');
    const lists = [...source.matchAll(/useRefreshOn\(\s*\[([^\]]*)\]/g)].map((match) => match[1] ?? '');
    if (lists.length !== (source.match(/\buseRefreshOn\(/g) ?? []).length)
      throw new Error(`${page.screen}: a list of useRefreshOn cannot be read.`);
    return {
      name: page.path,
      call: page.shows,
      refreshesOn: lists.flatMap((list) => [...list.matchAll(EVENT)].map((match) => match[1] as string)),
      side: page.side,
      hasLog: source.includes('useLog('),
      input: inputs[page.path] ?? (() => ({})),
    };
  });
}

/** Views of parts that read by themselves. @param calls every reading call by the name that its contract exports */
export function viewsOfParts(folder: string, calls: Readonly<Record<string, AnyCall>>): LiveView[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.part.tsx'))
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      if (!source.includes('line.onHappened(')) return [];
      const reads = [...source.matchAll(/callServer\((read\w+)/g)].map((match) => match[1] as string);
      const names = [...source.matchAll(/name === '([^']+)'/g)].map((match) => match[1] as string);
      return reads.map((read): LiveView => {
        const call = calls[read];
        if (call === undefined) throw new Error(`${file} reads ${read}, which no contract exports.`);
        return {
          name: file,
          call,
          refreshesOn: names,
          side: (call.who.roles as readonly string[]).includes('visitor') ? 'house' : 'desk',
          hasLog: false,
          input: () => ({}),
        };
      });
    });
}

/** Somebody with every screen open that their role may see. */
export class Onlooker {
  readonly name: string;
  readonly #actor: Actor;
  readonly #listener: Listener;
  readonly #views: readonly LiveView[];
  #before = new Map<LiveView, string>();
  /** What differs from reading to reading, such as a proposed handle: no change that anybody has to hear of. */
  readonly #unsteady = new Map<LiveView, Set<string>>();
  #heardBefore = 0;

  private constructor(name: string, actor: Actor, listener: Listener, views: readonly LiveView[]) {
    this.name = name;
    this.#actor = actor;
    this.#listener = listener;
    this.#views = views;
  }

  static async open(
    city: TestCity,
    who: { name: string; actor: Actor; side: 'house' | 'desk'; role: string },
    views: readonly LiveView[],
  ): Promise<Onlooker> {
    const listener = await Listener.open(city, who.actor, who.side);
    const theirs = views.filter(
      (view) => view.side === who.side && (view.call.who.roles as readonly string[]).includes(who.role),
    );
    const onlooker = new Onlooker(who.name, who.actor, listener, theirs);
    await onlooker.#level();
    return onlooker;
  }

  async lookBefore(known: Readonly<Record<string, string>>): Promise<void> {
    // What the act before left is where this one begins; only an address that is known since then is new.
    for (const [view, seen] of await this.#look(known, (one) => !this.#before.has(one)))
      this.#before.set(view, seen);
    await this.#level();
    this.#heardBefore = this.#listener.heard.length;
  }

  /** @returns the views that changed without anything that makes their screen read anew */
  async missed(known: Readonly<Record<string, string>>): Promise<string[]> {
    await this.#level();
    const after = await this.#look(known);
    const changed = this.#views.filter(
      (view) => this.#before.has(view) && this.#before.get(view) !== after.get(view),
    );
    const unheard = () => {
      const heard = this.#heard();
      return changed.filter((view) => !view.refreshesOn.some((name) => heard.has(name)));
    };
    // Coming and going is gathered for a second before it is told.
    for (let waited = 0; unheard().length > 0 && waited < 1_500; waited += 100)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const missed = unheard().map(
      (view) =>
        `${this.name}: ${view.name} changed, heard ${[...this.#heard()].join(', ') || 'nothing'}\n  ${this.#before.get(view)}\n  ${after.get(view)}`,
    );
    this.#before = after;
    return missed;
  }

  close(): void {
    this.#listener.drop();
  }

  async #unsteadyIn(
    view: LiveView,
    input: Record<string, string>,
    answer: Record<string, unknown>,
  ): Promise<Set<string>> {
    const again = await this.#actor.call(view.call, input as never);
    const other = again.ok ? (again.answer as Record<string, unknown>) : answer;
    const keys = Object.keys(answer).filter(
      (key) => JSON.stringify(answer[key]) !== JSON.stringify(other[key]),
    );
    const unsteady = new Set(keys);
    this.#unsteady.set(view, unsteady);
    return unsteady;
  }

  #heard(): Set<string> {
    return new Set(
      this.#listener.heard
        .slice(this.#heardBefore)
        .flatMap((message) => ('happened' in message ? [message.happened] : [])),
    );
  }

  /** Everything told before now has arrived once the answer to a ping has. */
  async #level(): Promise<void> {
    const ping = Math.trunc(Math.random() * 1e9);
    this.#listener.send({ ping });
    await this.#listener.until(() =>
      this.#listener.heard.some((message) => 'pong' in message && message.pong === ping),
    );
  }

  async #look(
    known: Readonly<Record<string, string>>,
    isWanted: (view: LiveView) => boolean = () => true,
  ): Promise<Map<LiveView, string>> {
    const seen = new Map<LiveView, string>();
    const look = async (view: LiveView) => {
      const input = view.input(known);
      if (input === null) return;
      const reply = await this.#actor.call(view.call, input as never);
      if (!reply.ok) {
        // Nobody is on a page that sends them away; who was on it is told, and sent on.
        if (this.#before.has(view) && this.#before.get(view) !== 'refused') seen.set(view, 'refused');
        return;
      }
      const answer = { ...(reply.answer as Record<string, unknown>) };
      const leftOut = this.#unsteady.get(view) ?? (await this.#unsteadyIn(view, input, answer));
      for (const key of [...leftOut, ...(view.hasLog ? ['entries', 'seq'] : [])]) delete answer[key];
      seen.set(view, JSON.stringify(answer));
    };
    await Promise.all(this.#views.filter(isWanted).map(look));
    return seen;
  }
}
