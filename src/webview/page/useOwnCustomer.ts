import { useCallback, useState } from 'preact/hooks';
import type { EditorState, ProfileState } from '../../protocol/requestEditor.ts';

interface OwnChoice {
  readonly profile: string;
  readonly customer: string | null;
  /** The host has taken it, so its next state is the truth again. */
  readonly taken: boolean;
}

export interface OwnCustomer {
  /** The state as the page shows it. */
  readonly state: EditorState;
  /** Shows the choice at once. `asked` settles when the host has answered it. */
  readonly chosen: (customer: string | null, asked: Promise<unknown>) => void;
  /** Takes the profile of a new state of the host. */
  readonly received: (profile: ProfileState) => void;
}

/** Keeps the customer that was chosen on this page until the host shows it, or has refused it. */
export function useOwnCustomer(state: EditorState): OwnCustomer {
  const [own, setOwn] = useState<OwnChoice>();
  const { profile } = state;
  const profileId = profile.id;
  return {
    state: own?.profile === profileId ? { ...state, profile: { ...profile, customer: own.customer } } : state,
    chosen: useCallback(
      (customer, asked) => {
        const choice = { profile: profileId, customer, taken: false };
        setOwn(choice);
        asked.then(
          () => setOwn((now) => (now === choice ? { ...choice, taken: true } : now)),
          () => setOwn((now) => (now === choice ? undefined : now)),
        );
      },
      [profileId],
    ),
    received: useCallback(
      ({ id, customer }) =>
        setOwn((now) =>
          now !== undefined && (now.taken || now.profile !== id || now.customer === customer)
            ? undefined
            : now,
        ),
      [],
    ),
  };
}
