import type { Person } from './contract.ts';
import type { Instant } from './time.ts';

/** Everything a screen is drawn from, on the server and in the browser alike. */
export interface Begin {
  /** Folder and name of the screen: 'engines/conversation/street/Street'. */
  readonly screen: string;
  readonly path: string;
  readonly side: 'house' | 'desk';
  /** The answer of the call that the page shows. */
  readonly answer: unknown;
  readonly me: Me;
  readonly language: 'nl' | 'en';
  readonly zone: string;
  readonly cityName: string;
  readonly isDemo: boolean;
  /** Who talks in this demo city follows a script. */
  readonly isLively: boolean;
  readonly now: Instant;
  /** Only this screen's messages, compiled. */
  readonly messages: Record<string, unknown>;
}

/** Who looks, as far as their own screen needs it. */
export type Me =
  | { readonly role: 'anyone' }
  | { readonly role: 'visitor'; readonly id: string; readonly handle: string }
  | {
      readonly role: Exclude<Person['role'], 'anyone' | 'visitor'>;
      readonly id: string;
      readonly workName: string;
    };

/** The web half, built for the server. */
export interface Renderer {
  /** @returns the markup of the screen, without the document around it */
  render(begin: Begin): Promise<string>;
}
