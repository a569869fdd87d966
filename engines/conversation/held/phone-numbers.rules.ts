import { disguisedDigits, spelledDigits } from './plain-view.rules.ts';

interface Piece {
  readonly digits: string;
  /** How it was written: one word, or a lone letter that stands for a digit only beside real ones. */
  readonly isLoneLetter: boolean;
  readonly hasPlus: boolean;
}

/** Between two pieces of one number: marks, and the little words with which one reads it aloud. */
const BETWEEN =
  /^[^\p{L}\p{N}]{0,4}(?:(?:en|dan|en dan|and|then|et|puis|punt|dot|streepje|spatie|slash|schuin)[^\p{L}\p{N}]{1,3})?$/u;

/** 0800 and other free numbers are an organisation's, never a person's. */
const FREE_TO_CALL = /^(?:(?:00|\+)?32|0)?800\d{5}$/;

/** @param plain as `plainView` gives it
 *  @param mayStand numbers that always pass, digits only: help lines */
export function holdsPhoneNumber(plain: string, mayStand: readonly string[]): boolean {
  const text = withoutMoments(plain);
  return runsOf(text).some((run) => holdsNumber(run, mayStand));
}

const DAY =
  '(?<![\\d./-])(?:\\d{1,2}[ ./-]\\d{1,2}[ ./-](?:19|20)\\d{2}|(?:19|20)\\d{2}[./-]\\d{1,2}[./-]\\d{1,2})(?!\\d)';
const TIME = '(?<![\\d:./-])(?:[01]?\\d|2[0-4])[:uh][0-5]\\d(?![:./-]?\\d)';
/** A nought before, or more than five figures, is how one writes a number and not a price. */
const AMOUNT = '(?<!\\d[.,]?)(?:0|[1-9]\\d{0,4}|[1-9]\\d?[.,]\\d{3})(?:[.,]\\d{1,2})?(?![.,]?\\d)';
const PRICE = `(?:€|euro) ?${AMOUNT}|${AMOUNT} ?(?:€|euro)`;
/** Days, times and prices, one or several after each other: digits that are no number to call. */
const MOMENT = `(?:${DAY}|${TIME}|${PRICE})`;
const MOMENTS = new RegExp(`${MOMENT}(?:[^\\p{L}\\p{N}]{1,4}${MOMENT})*`, 'gu');

const MOBILE = /^0?4[5-9]\d{7}$/;
/** As far as one looks for the rest of a row: the longest little word between two pieces, and a number in letters. */
const BESIDE = 50;

const WORD = /[\p{L}\p{N}|]+/gu;
const isDigits = (word: string): boolean => pieceOf(word, false)?.isLoneLetter === false;

function endsInDigits(text: string): boolean {
  const last = [...text.matchAll(WORD)].findLast(([word]) => isDigits(word));
  return last !== undefined && BETWEEN.test(text.slice(last.index + last[0].length));
}

function beginsWithDigits(text: string): boolean {
  const first = [...text.matchAll(WORD)].find(([word]) => isDigits(word));
  return first !== undefined && BETWEEN.test(text.slice(0, first.index));
}

/** Takes moments and prices out of a text. One that stands in a row of digits is a part of that row, and stays. */
function withoutMoments(text: string): string {
  return text.replace(MOMENTS, (found, at: number) => {
    const isPart =
      endsInDigits(text.slice(Math.max(0, at - BESIDE), at)) ||
      beginsWithDigits(text.slice(at + found.length, at + found.length + BESIDE)) ||
      MOBILE.test(found.replace(/\D/g, ''));
    return isPart ? found.replace(/(\d)[uh](\d)/g, '$1 $2') : ' # # # # # ';
  });
}

/** Pieces of numbers that stand in one row. */
function runsOf(text: string): Piece[][] {
  const runs: Piece[][] = [];
  let run: Piece[] = [];
  let endedAt = 0;
  for (const match of text.matchAll(WORD)) {
    const piece = pieceOf(match[0], text[match.index - 1] === '+');
    if (piece === null) continue;
    if (run.length > 0 && !BETWEEN.test(text.slice(endedAt, match.index))) {
      runs.push(run);
      run = [];
    }
    run.push(piece);
    endedAt = match.index + match[0].length;
  }
  return [...runs, run];
}

function pieceOf(word: string, hasPlus: boolean): Piece | null {
  if (word === 'plus') return { digits: '', isLoneLetter: false, hasPlus: true };
  if (/^[oil|]$/.test(word)) return { digits: word === 'o' ? '0' : '1', isLoneLetter: true, hasPlus };
  const digits = spelledDigits(word) ?? disguisedDigits(word);
  return digits === null ? null : { digits, isLoneLetter: false, hasPlus };
}

function holdsNumber(run: readonly Piece[], mayStand: readonly string[]): boolean {
  for (let from = 0; from < run.length; from += 1) {
    let digits = '';
    let pieces = 0;
    let hasPlus = false;
    for (const piece of run.slice(from, from + 16)) {
      if (pieces === 0 && piece.hasPlus) hasPlus = true;
      else if (piece.hasPlus && digits !== '') break;
      if (piece.hasPlus) hasPlus = true;
      digits += piece.digits;
      pieces += 1;
      if (digits.length > 15) break;
      if (run.slice(from, from + pieces).every((one) => one.isLoneLetter)) continue;
      const isWhole = from === 0 && pieces === run.length;
      if (isNumber(digits, { hasPlus, pieces, isWhole }) && !mayStand.includes(digits)) return true;
    }
  }
  return false;
}

interface Written {
  readonly hasPlus: boolean;
  readonly pieces: number;
  /** Nothing else stands in the row. */
  readonly isWhole: boolean;
}

function isNumber(digits: string, { hasPlus, pieces, isWhole }: Written): boolean {
  if (FREE_TO_CALL.test(digits) || isCounting(digits)) return false;
  if (hasPlus) return /^[1-9]\d{8,14}$/.test(digits);
  // Belgian mobile, with and without its nought, and from abroad.
  if (MOBILE.test(digits)) return pieces <= 6 || isWhole;
  if (/^(?:00)?32[1-9]\d{7,8}$/.test(digits)) return pieces <= 6 || isWhole;
  if (/^00[1-9]\d{8,12}$/.test(digits)) return pieces <= 6;
  // A fixed line, and the neighbours' numbers of ten. In many small pieces it is a row of scores sooner than a number.
  if (/^0[1-9]\d{7,8}$/.test(digits)) return pieces <= 5 || isWhole;
  return false;
}

/** 1 2 3 4 5 ..., up or down. */
const isCounting = (digits: string) =>
  '01234567890123456789'.includes(digits) || '98765432109876543210'.includes(digits);
