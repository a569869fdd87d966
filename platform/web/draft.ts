import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** What somebody types over what is kept. Untouched it follows what is kept; once touched it stays, whatever others
 *  save meanwhile, and then `isBehind`. Kept in memory: a closed tab leaves nothing. */
export function useDraft<Value>(kept: { readonly version: number; readonly value: Value }) {
  const value = useSignal(kept.value);
  const version = useSignal(kept.version);
  const isTouched = useSignal(false);
  const follow = () => {
    value.value = kept.value;
    version.value = kept.version;
    isTouched.value = false;
  };
  useEffect(() => {
    if (!isTouched.value && version.value !== kept.version) follow();
  }, [kept.version]);
  return {
    value,
    /** To send along: the version that was looked at. */
    version,
    isTouched,
    isBehind: isTouched.value && version.value < kept.version,
    change(next: Value) {
      value.value = next;
      isTouched.value = true;
    },
    /** Lets go of what was typed. */
    follow,
    /** Goes on with what was typed, having seen what stands now. */
    keepMine() {
      version.value = kept.version;
    },
    saved(next: number) {
      version.value = next;
      isTouched.value = false;
    },
  };
}
