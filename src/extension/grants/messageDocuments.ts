import { l10n } from 'vscode';
import type { ApplicationKey } from '../../core/grants/applicationKey.ts';
import { liveSends } from '../../core/grants/applicationState.ts';
import type { ApplicationStore } from '../../core/grants/applicationStore.ts';
import type { CommandOutcome, Documents } from '../seams.ts';
import { applicationOf, fileNamePart } from './evidenceDocument.ts';

/** Shows the body that was sent last, or the last answer, as it was kept: nothing but tokens is taken out. */
export async function showMessage(
  which: 'request' | 'answer',
  key: ApplicationKey,
  store: ApplicationStore,
  documents: Documents,
): Promise<CommandOutcome> {
  const found = await applicationOf(key, store);
  if (!found.ok) {
    return found.obstacle;
  }
  const { sends, queries } = found.value;
  const sent = liveSends(found.value).at(-1);
  const answers = [...sends, ...queries]
    .flatMap(({ answer }) => (answer?.bodySha256 == null ? [] : [answer]))
    .sort((one, other) => one.answeredAt - other.answeredAt);
  const sha256 = which === 'request' ? sent?.body.sha256 : answers.at(-1)?.bodySha256;
  const bytes = sha256 == null ? undefined : await store.readMessage(key, sha256);
  if (bytes === undefined) {
    return {
      sentence:
        which === 'request'
          ? l10n.t('The body of {0} is not on this machine.', key.referenceNo)
          : l10n.t('No answer about {0} is on this machine.', key.referenceNo),
    };
  }
  const name = fileNamePart(key.referenceNo);
  await documents.show({
    name: which === 'request' ? l10n.t('{0} request.json', name) : l10n.t('{0} answer.json', name),
    text: new TextDecoder().decode(bytes),
  });
  return undefined;
}
