import { l10n, window } from 'vscode';
import { applyCreditGrant } from '../../core/catalogue/index.ts';
import { liveSends } from '../../core/grants/applicationState.ts';
import type { ApplicationKey } from '../../core/grants/applicationKey.ts';
import { plainMessage } from '../plainMessage.ts';
import type { CommandOutcome } from '../seams.ts';
import { windowWords } from '../views/words.ts';
import { applicationFace } from './applicationFace.ts';
import { applicationOf } from './evidenceDocument.ts';
import type { GrantServices } from './grantServices.ts';
import { totalLine } from './totalLine.ts';

/**
 * Sends the very bytes of an application once more, after a question that calls it what it is. The ledger lets it
 * pass only if it may be repeated by then, and once for each question.
 */
export async function repeatApplication(
  key: ApplicationKey,
  { applications, gate }: GrantServices,
): Promise<CommandOutcome> {
  const store = await applications.store();
  const found = await applicationOf(key, store);
  if (!found.ok) {
    return found.obstacle;
  }
  const record = found.value;
  const earlier = liveSends(record).at(-1);
  const bytes = earlier && (await store.readMessage(key, earlier.body.sha256));
  if (earlier === undefined || bytes === undefined) {
    return { sentence: l10n.t('The body of {0} is not on this machine.', key.referenceNo) };
  }
  const words = windowWords();
  const repeat = l10n.t('Repeat');
  const lines = [
    l10n.t('Profile: {0}', record.profileName),
    l10n.t('Customer: {0}', key.customerId ?? l10n.t('none, the partner itself')),
    l10n.t('Sent: {0}', words.time(earlier.sentAt)),
    ...earlier.totals.map((total) => totalLine(total, words.t)),
  ];
  const detail = [
    l10n.t(
      'The same {0} bytes go out once more under the same reference, with a new time and signature. To a gateway that keeps to its documents this is the same application, not a second one.',
      String(earlier.body.bytes),
    ),
    lines.join('\n'),
  ].join('\n\n');
  const question = l10n.t('Repeat the application {0} as it was sent?', key.referenceNo);
  if ((await window.showWarningMessage(question, { modal: true, detail }, repeat)) !== repeat) {
    return undefined;
  }
  const result = await gate.send({
    endpoint: applyCreditGrant,
    profileId: record.profileId,
    customerId: key.customerId ?? undefined,
    body: [bytes],
    origin: 'grants',
    attached: { attachments: earlier.attachments, totals: earlier.totals },
    repeatAfter: record.sends.length,
  });
  if (result.kind !== 'done') {
    return result.kind === 'stopped'
      ? result.obstacle
      : { sentence: l10n.t('The same call is under way already. Nothing was sent twice.') };
  }
  const after = await applicationOf(key, store);
  if (after.ok) {
    const { label, description } = applicationFace(after.value, Date.now(), words);
    void window.showInformationMessage(plainMessage(l10n.t('Application {0}: {1}.', label, description)));
  }
  return undefined;
}
