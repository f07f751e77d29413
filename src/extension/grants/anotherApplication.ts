import { l10n } from 'vscode';
import type { ApplicationRecord } from '../../core/grants/application.ts';
import { liveSends, stateOf } from '../../core/grants/applicationState.ts';
import { windowWords } from '../views/words.ts';
import type { WriteQuestion } from '../writeQuestion.ts';
import { stateWord } from './stateWord.ts';

/** Whether to apply once more for what was applied for under another reference. */
export function anotherApplication(earlier: ApplicationRecord, referenceNo: string): WriteQuestion {
  const words = windowWords();
  return {
    title: l10n.t('Apply for the same once more, under the reference {0}?', referenceNo),
    detail: [
      l10n.t(
        'The application {0}, sent at {1}, says the same in everything but its reference. It is now: {2}.',
        earlier.key.referenceNo,
        words.time(liveSends(earlier).at(-1)?.sentAt ?? earlier.createdAt),
        stateWord(stateOf(earlier, Date.now()), words.t),
      ),
      l10n.t('Under a new reference it is another application: credit may be granted twice.'),
    ].join('\n\n'),
    confirm: l10n.t('Send as Another Application'),
  };
}
