import { z } from 'zod';
import { CommandRefusal } from '../commands/command.ts';

/** A name on one line, without space around it. */
export const oneLine = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]+$/u, `1 to ${most} signs on one line`)
    .max(most, `1 to ${most} signs on one line`);

/** What visitors read of somebody: the first name, unless another is given. */
export const workNameFrom = (fullName: string) => fullName.trim().split(/\s+/)[0] ?? fullName;

/** @param optionOf the option behind each field
 *  @throws CommandRefusal that names the first wrong option */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  optionOf: Readonly<Record<string, string>>,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = String(issue?.path[0] ?? '');
  const option = optionOf[field] ?? field;
  const isMissing = (input as Record<string, unknown> | null)?.[field] === undefined;
  throw new CommandRefusal(
    isMissing
      ? `${option} is needed.`
      : `${option} does not fit: it should be ${issue?.message ?? 'something else'}.`,
  );
}
