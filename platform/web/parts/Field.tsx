import './field.css';
import type { ComponentChildren, ComponentProps } from 'preact';
import { WarningCircle } from '../icons/icons.tsx';

/** What ties the control to its sentences. Spread it on the control. */
export interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

export interface FieldFrameProps {
  /** Unique on the page; help and error get ids from it. */
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** The sentence that says what is wrong and what would be right. What was typed stays. */
  readonly error?: string | undefined;
  readonly children: (attributes: ControlAttributes) => ComponentChildren;
}

/** Label, control, help and error, for a control of your own. */
export function FieldFrame({ id, label, help, error, children }: FieldFrameProps) {
  const describedBy = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ');
  return (
    <div class="veld">
      <label for={id}>{label}</label>
      {children({
        id,
        ...(describedBy && { 'aria-describedby': describedBy }),
        ...(error && { 'aria-invalid': true as const }),
      })}
      {error && (
        <p class="fout" id={`${id}-error`}>
          <WarningCircle />
          <span>{error}</span>
        </p>
      )}
      {help && (
        <p class="hulp" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

type Framed = Omit<FieldFrameProps, 'children'>;
type Bare<Tag extends 'input' | 'textarea'> = Omit<
  ComponentProps<Tag>,
  'class' | 'className' | 'style' | 'label' | keyof ControlAttributes
>;

export interface FieldProps extends Framed, Bare<'input'> {}

/** One line of text. */
export function Field({ id, label, help, error, ...native }: FieldProps) {
  return (
    <FieldFrame id={id} label={label} help={help} error={error}>
      {(attributes) => <input type="text" {...native} {...attributes} />}
    </FieldFrame>
  );
}

export interface TextAreaProps extends Framed, Bare<'textarea'> {}

/** More lines of text. */
export function TextArea({ id, label, help, error, ...native }: TextAreaProps) {
  return (
    <FieldFrame id={id} label={label} help={help} error={error}>
      {(attributes) => <textarea rows={4} {...native} {...attributes} />}
    </FieldFrame>
  );
}
