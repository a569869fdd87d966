import type { ComponentChildren } from 'preact';
import { ArrowLeft } from '../icons/icons.tsx';
import { Mark } from './Mark.tsx';

export interface TopBarProps {
  readonly back?: { readonly href: string; readonly label: string } | undefined;
  /** Without `mark` the heading of the page; with it the name beside the mark, a link to the street, and the page has
   *  its own heading below. */
  readonly title?: string | undefined;
  /** true = the house is open and the mark is lit; false = closed; left out = no mark. */
  readonly mark?: boolean | undefined;
  /** Where the mark leads: the street. */
  readonly home?: string | undefined;
  /** What stands on the right; the quick exit comes last, always. */
  readonly children?: ComponentChildren;
}

export function TopBar({ back, title, mark, home = '/', children }: TopBarProps) {
  return (
    <header class="balk">
      {back && (
        <a class="ikoonknop" href={back.href} aria-label={back.label}>
          <ArrowLeft />
        </a>
      )}
      {mark === undefined ? (
        title !== undefined && <h1>{title}</h1>
      ) : (
        <a class="merk" href={home}>
          <Mark lit={mark} />
          {title}
        </a>
      )}
      {children}
    </header>
  );
}
