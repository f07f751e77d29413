import { locateAll } from '../../core/json/locate.ts';
import type { DocumentState } from '../../protocol/requestEditor.ts';

/** The pointers of the required members that are not in the body. */
export function missingMembers({ text, problems }: DocumentState): ReadonlySet<string> {
  const errors = problems.filter(({ severity }) => severity === 'error').map(({ pointer }) => pointer);
  const places = locateAll(text, errors);
  return new Set(errors.filter((pointer) => places.get(pointer)?.exact === false));
}
