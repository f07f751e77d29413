import type { EditorParts } from '../requests/editorParts.ts';
import { requestInFront } from '../requests/requestInFront.ts';
import type { CommandOutcome } from '../seams.ts';

/** Cancels what the request in front is sending, or whatever is being sent where none is in front. */
export function cancelRequest(argument: unknown, { sessions }: EditorParts): Promise<CommandOutcome> {
  const uri = requestInFront(argument);
  const session = uri && sessions.of(uri);
  if (session?.sending !== undefined) {
    session.cancel();
  } else {
    sessions.cancelAll();
  }
  return Promise.resolve(undefined);
}
