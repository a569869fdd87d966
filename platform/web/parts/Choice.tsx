import './choice.css';
import type { ComponentChildren, ComponentProps } from 'preact';

export interface ChoiceProps
  extends Omit<ComponentProps<'button'>, 'class' | 'className' | 'style' | 'aria-pressed'> {
  /** Left out = a press does something once and nothing stays chosen, like taking over a proposed name. */
  readonly chosen?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** A small choice among a few that stand in a row. */
export function Choice({ chosen, children, ...native }: ChoiceProps) {
  return (
    <button type="button" {...native} class="keuze" aria-pressed={chosen}>
      {children}
    </button>
  );
}
