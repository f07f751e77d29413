import { l10n, window } from 'vscode';
import type { ApplicationRecord } from '../../core/grants/application.ts';
import { plainMessage } from '../plainMessage.ts';
import type { Commands } from '../seams.ts';
import { windowWords } from '../views/words.ts';
import { applicationFace } from './applicationFace.ts';

/** Says once that an outcome has arrived, and leads to it. */
export async function tellOutcome(
  record: ApplicationRecord,
  { commands }: { readonly commands: Commands },
): Promise<void> {
  const { label, description, tone } = applicationFace(record, Date.now(), windowWords());
  const sentence = plainMessage(l10n.t('Application {0}: {1}.', label, description));
  const show = l10n.t('Show');
  const shown =
    tone === 'bad'
      ? window.showWarningMessage(sentence, show)
      : window.showInformationMessage(sentence, show);
  if ((await shown) === show) {
    await commands.execute('worldfirst.showApplication', record);
  }
}
