import type { ComponentChildren, ComponentProps } from 'preact';
import type { Icon } from '../icons/icon.tsx';

/** door: the one primary action of a screen. line: everything else. quiet: a way out. ink: a choice that is made. */
export type ButtonLook = 'door' | 'line' | 'quiet' | 'ink';

interface Looks {
  readonly look?: ButtonLook | undefined;
  /** 44 px high instead of 48; the desk makes both lower. */
  readonly small?: boolean | undefined;
  readonly wide?: boolean | undefined;
  readonly icon?: Icon | undefined;
  readonly children: ComponentChildren;
}

const LOOK_CLASS: Readonly<Record<ButtonLook, string>> = {
  door: 'deur',
  line: 'lijn',
  quiet: 'stil',
  ink: 'inkt',
};

function classOf({ look = 'line', small = false, wide = false }: Omit<Looks, 'children'>, more = ''): string {
  return `knop ${LOOK_CLASS[look]}${small ? ' sm' : ''}${wide ? ' breed' : ''}${more && ` ${more}`}`;
}

type Native<Tag extends 'button' | 'a'> = Omit<
  ComponentProps<Tag>,
  'class' | 'className' | 'style' | 'icon' | keyof Looks
>;

export interface ButtonProps extends Looks, Native<'button'> {
  /** Being sent: the word changes (the caller's), the button keeps its focus and does nothing when pressed again. */
  readonly busy?: boolean | undefined;
  readonly class?: string | undefined;
}

export function Button({
  look,
  small,
  wide,
  icon: Sign,
  busy = false,
  class: more,
  children,
  onClick,
  type = 'button',
  ...native
}: ButtonProps) {
  return (
    <button
      {...native}
      type={type}
      class={classOf({ look, small, wide }, more)}
      // Not `disabled`: that would drop the focus of who pressed it with a keyboard.
      aria-disabled={busy || undefined}
      onClick={busy ? (press) => press.preventDefault() : onClick}
    >
      {Sign && <Sign />}
      {children}
    </button>
  );
}

export interface LinkButtonProps extends Looks, Native<'a'> {
  readonly href: string;
  readonly class?: string | undefined;
}

export function LinkButton({
  look,
  small,
  wide,
  icon: Sign,
  class: more,
  children,
  ...native
}: LinkButtonProps) {
  return (
    <a {...native} class={classOf({ look, small, wide }, more)}>
      {Sign && <Sign />}
      {children}
    </a>
  );
}
