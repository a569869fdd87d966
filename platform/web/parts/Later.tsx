import { useSignal } from '@preact/signals';
import type { ComponentChildren, FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';

/** A part that few screens need: fetched once it is there to be shown, so that the others do not carry it.
 *  @param load the same function each time
 *  @param meanwhile what stands there until then, and without script or line */
export function Later<Props extends object>({
  load,
  meanwhile,
  ...props
}: Props & {
  readonly load: () => Promise<{ readonly default: FunctionComponent<Props> }>;
  readonly meanwhile?: ComponentChildren;
}) {
  const part = useSignal<FunctionComponent<Props> | null>(null);
  useEffect(() => {
    void load().then(
      (loaded) => (part.value = loaded.default),
      () => undefined,
    );
  }, []);
  const Shown = part.value;
  if (Shown === null) return meanwhile;
  return <Shown {...(props as unknown as Props)} />;
}
