import type { Entry } from '../../../platform/core/room-log.ts';

const QUOTE_LETTERS = 90;

/** The beginning of another message. */
export function Quote({ of: { by, text } }: { of: Entry }) {
  return text === null ? null : (
    <p class="aanhaling">
      <bdi>{by.name}</bdi>:{' '}
      <bdi>{text.length <= QUOTE_LETTERS ? text : `${text.slice(0, QUOTE_LETTERS).trimEnd()}…`}</bdi>
    </p>
  );
}
