import type { EditorState, Obstacle } from '../../protocol/requestEditor.ts';

/** Why nothing can be sent now, and what helps. */
export interface Hindrance extends Obstacle {
  /** The id of the control that settles it. */
  readonly control: string | undefined;
}

/** What keeps the request from being sent as it stands; undefined where nothing does. */
export function hindranceOf({ document, profile, send }: EditorState): Hindrance | undefined {
  if (send.kind !== 'blocked') {
    return undefined;
  }
  const undecided = profile.customers.length > 0 && profile.customer === undefined;
  const readable = document.syntax === undefined && document.encoding === undefined;
  return { ...send.obstacle, control: undecided && readable ? 'customer' : undefined };
}
