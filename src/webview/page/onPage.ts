import type { OnPage } from '../../protocol/onPage.ts';
import type { ProfileState } from '../../protocol/requestEditor.ts';

/** For whom the page shows its request in this moment. */
export function onPage({ id, customer }: ProfileState): OnPage {
  return { profile: id, ...(customer !== undefined && { customer }) };
}
