import type { Signer } from './sign';

/** Whose opened key this page holds. */
export interface HeldKey {
  account: string;
  signer: Signer;
}

let held: HeldKey | undefined;
const listeners = new Set<() => void>();

/**
 * The key somebody has opened in this page, so that the next signature asks for no password again. It lives in the memory of the
 * page and ends with it; nothing of it is ever stored.
 */
export const heldKey = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  now: (): HeldKey | undefined => held,
  hold: (key: HeldKey): void => {
    change(key);
  },
  forget: (): void => {
    change(undefined);
  },
};

function change(next: HeldKey | undefined): void {
  held = next;
  listeners.forEach((listener) => {
    listener();
  });
}
