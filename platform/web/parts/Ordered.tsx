import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { CaretDown, CaretUp, Plus, X } from '../icons/icons.tsx';
import { Button } from './Button.tsx';

export interface OrderedProps<Item> {
  /** Unique on the page. The control to write in of the row at `at` has the id `${id}-${at}`. */
  readonly id: string;
  readonly items: readonly Item[];
  readonly onChange: (items: readonly Item[]) => void;
  /** What a row that is added begins as. */
  readonly fresh: Item;
  readonly most: number;
  readonly row: (item: Item, at: number, change: (item: Item) => void) => ComponentChildren;
  /** Names of the buttons; `nth` counts from 1. */
  readonly words: {
    readonly up: (nth: number) => string;
    readonly down: (nth: number) => string;
    readonly drop: (nth: number) => string;
    readonly add: string;
  };
}

/** A short list to write, in an order that counts. Moving is by buttons, so it goes by keyboard and by thumb; the focus
 *  moves along with the row. */
export function Ordered<Item>({ id, items, onChange, fresh, most, row, words }: OrderedProps<Item>) {
  const focusOn = useRef<string | null>(null);
  useEffect(() => {
    if (focusOn.current !== null) document.getElementById(focusOn.current)?.focus();
    focusOn.current = null;
  });
  const swap = (at: number, to: number) => {
    const next = [...items];
    [next[at], next[to]] = [next[to] as Item, next[at] as Item];
    const isEdge = to === 0 || to === items.length - 1;
    const goesUp = to < at;
    // At an end its button is gone: the other one of the same row takes the focus.
    focusOn.current = `${id}-${to}-${goesUp === isEdge ? 'neer' : 'op'}`;
    onChange(next);
  };
  return (
    <div class="stapel k8">
      <ol class="rangorde">
        {items.map((item, at) => (
          <li key={at}>
            <span class="volgnummer" aria-hidden="true">
              {at + 1}
            </span>
            <div class="vul">
              {row(item, at, (next) => onChange(items.map((one, place) => (place === at ? next : one))))}
            </div>
            <span class="rangknoppen">
              {at > 0 && (
                <button
                  type="button"
                  class="ikoonknop"
                  id={`${id}-${at}-op`}
                  aria-label={words.up(at + 1)}
                  onClick={() => swap(at, at - 1)}
                >
                  <CaretUp />
                </button>
              )}
              {at < items.length - 1 && (
                <button
                  type="button"
                  class="ikoonknop"
                  id={`${id}-${at}-neer`}
                  aria-label={words.down(at + 1)}
                  onClick={() => swap(at, at + 1)}
                >
                  <CaretDown />
                </button>
              )}
              <button
                type="button"
                class="ikoonknop"
                aria-label={words.drop(at + 1)}
                onClick={() => {
                  focusOn.current = `${id}-erbij`;
                  onChange(items.filter((_, place) => place !== at));
                }}
              >
                <X />
              </button>
            </span>
          </li>
        ))}
      </ol>
      {items.length < most && (
        <div>
          <Button
            small
            look="quiet"
            icon={Plus}
            id={`${id}-erbij`}
            onClick={() => {
              focusOn.current = `${id}-${items.length}`;
              onChange([...items, fresh]);
            }}
          >
            {words.add}
          </Button>
        </div>
      )}
    </div>
  );
}
