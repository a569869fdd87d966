import { Phone } from '../icons/icons.tsx';
import { LinkButton } from './Button.tsx';

export interface HelpLine {
  readonly name: string;
  readonly forWhom: string;
  /** As people write it, "116 000"; what is no digit or leading + is left out of the link. */
  readonly number: string;
  /** The link in words: "Bel 116 000". */
  readonly callLabel: string;
  /** What may be said of this moment: "nu open, tot 22 uur". */
  readonly now?: string | undefined;
  /** Where it was found and when, or that nobody looked yet. */
  readonly from?: string | undefined;
}

/** Whom to call now. Plain links, so they work without script; put where they come from and of which day under it. */
export function HelpLines({ lines }: { readonly lines: readonly HelpLine[] }) {
  return (
    <ul class="bellen">
      {lines.map(({ name, forWhom, number, callLabel, now, from }) => (
        <li key={`${name} ${number}`}>
          <span>
            <b>{name}</b>
            <span class="klein zacht">{forWhom}</span>
            {now !== undefined && <span class="klein">{now}</span>}
            {from !== undefined && <span class="klein zacht">{from}</span>}
          </span>
          <LinkButton small icon={Phone} href={`tel:${number.replace(/(?!^\+)\D/g, '')}`}>
            {callLabel}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}
