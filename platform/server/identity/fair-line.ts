interface Waiting<Item> {
  readonly from: string;
  readonly item: Item;
  /** Lowest goes first. The second thing that one network has waiting stands a round behind its first. */
  readonly round: number;
}

/** A line in which networks take turns, however many places one of them fills: who floods waits behind their own
 *  flood, and somebody elsewhere waits for one round. In memory. */
export class FairLine<Item> {
  readonly #places: number;
  #waiting: Waiting<Item>[] = [];
  #round = 0;

  /** @param places how many may wait at the same time */
  constructor(places: number) {
    this.#places = places;
  }

  get length(): number {
    return this.#waiting.length;
  }

  /** @param from whose network, as a hash
   *  @param weighs breaks a tie between networks with as many places: the heavier makes room
   *  @returns who must make room in a full line, the newcomer if nobody takes more of it; null = there was room */
  join(from: string, item: Item, weighs: (from: string) => number = () => 0): Item | null {
    let out: Item | null = null;
    if (this.#waiting.length >= this.#places) {
      const heaviest = this.#heaviest(weighs);
      const mine = this.#placesOf(from) + 1;
      const theirs = this.#placesOf(heaviest);
      if (mine > theirs || (mine === theirs && weighs(from) >= weighs(heaviest))) return item;
      const last = this.#waiting.findLastIndex((one) => one.from === heaviest);
      out = this.#waiting.splice(last, 1)[0]?.item ?? null;
    }
    const rounds = this.#waiting.filter((one) => one.from === from).map((one) => one.round);
    this.#waiting.push({ from, item, round: Math.max(this.#round, ...rounds) + 1 });
    return out;
  }

  /** Takes the next one out of the line. */
  take(): Item | null {
    if (this.#waiting.length === 0) return null;
    const first = this.#waiting.reduce((best, one) => (one.round < best.round ? one : best));
    this.#waiting = this.#waiting.filter((one) => one !== first);
    this.#round = first.round;
    return first.item;
  }

  #placesOf(from: string): number {
    return this.#waiting.filter((one) => one.from === from).length;
  }

  #heaviest(weighs: (from: string) => number): string {
    return [...new Set(this.#waiting.map((one) => one.from))].reduce((most, from) => {
      const more = this.#placesOf(from) - this.#placesOf(most);
      return more > 0 || (more === 0 && weighs(from) > weighs(most)) ? from : most;
    });
  }
}
