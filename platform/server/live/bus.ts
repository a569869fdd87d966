import type { CityId } from '../../core/ids.ts';

/** A wake-up call between nodes. It carries ids only, may be lost, and is never the truth. */
export type WakeUp =
  | { readonly kind: 'rooms'; readonly cityId: CityId; readonly roomIds: readonly string[] }
  | {
      readonly kind: 'happened';
      readonly cityId: CityId;
      readonly name: string;
      readonly data: Record<string, unknown>;
    }
  | { readonly kind: 'ended'; readonly cityId: CityId; readonly sessionId: string };

export interface Bus {
  publish(wakeUp: WakeUp): void;
  /** @returns stops listening */
  subscribe(listener: (wakeUp: WakeUp) => void): () => void;
  /** Whether a wake-up of another node may have been lost since this was asked before; as long as it still may be, the
   *  answer stays yes. */
  mayHaveMissed(): boolean;
  /** Tells the other nodes what is followed at this one. */
  tellFollowed(keys: readonly string[]): void;
  /** At how many other nodes this is followed, as far as they told. */
  followedElsewhere(key: string): number;
  close(): Promise<void>;
}

/** One process: everybody hears at once, in order, after the current turn of the event loop. */
export class InProcessBus implements Bus {
  readonly #listeners = new Set<(wakeUp: WakeUp) => void>();

  publish(wakeUp: WakeUp): void {
    for (const listener of this.#listeners) queueMicrotask(() => listener(wakeUp));
  }

  subscribe(listener: (wakeUp: WakeUp) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  mayHaveMissed(): boolean {
    return false;
  }

  tellFollowed(): void {}

  followedElsewhere(): number {
    return 0;
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
