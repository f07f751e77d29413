import { l10n } from 'vscode';
import type { LedgerVerdict } from '../../core/grants/applicationLedger.ts';
import { liveSends, stateOf } from '../../core/grants/applicationState.ts';
import type { Applicant } from '../../core/grants/transitions.ts';
import type { Fix, Obstacle } from '../seams.ts';
import { translate } from '../translate.ts';
import { windowWords } from '../views/words.ts';
import { fixes } from './applicationFixes.ts';
import { stateWord } from './stateWord.ts';

/** Why a body must not go out under its reference, and what to do instead. */
export function duplicateObstacle(verdict: LedgerVerdict, applicant: Applicant, at: number): Obstacle {
  const { referenceNo } = applicant.key;
  const { follow, repeat, newReference } = fixes;
  if (verdict.kind === 'unreadable') {
    return { sentence: translate(verdict.sentence), fix: newReference(applicant) };
  }
  if (verdict.kind === 'new') {
    // Only a chosen repeat is stopped by this: what it repeats is gone.
    return {
      sentence: l10n.t('Nothing was sent under the reference {0} that could be repeated.', referenceNo),
    };
  }
  const { record, mayFollow, mayRepeat } = verdict;
  const words = windowWords();
  const sentAt = words.time(liveSends(record).at(-1)?.sentAt ?? record.createdAt);
  const standing = l10n.t('It is now: {0}.', stateWord(stateOf(record, at), words.t));
  const isSame = verdict.kind === 'sameBytes' || verdict.kind === 'sameJson';
  return {
    sentence: [
      l10n.t('Nothing was sent.'),
      sentenceOf(verdict.kind, referenceNo, sentAt),
      ...(verdict.kind === 'correctedAfterFailure' ? [] : [standing]),
    ].join(' '),
    ...both(
      mayFollow ? follow(applicant) : newReference(applicant),
      isSame && mayRepeat ? repeat(applicant) : mayFollow && !isSame ? newReference(applicant) : undefined,
    ),
  };
}

function both(fix: Fix, otherFix: Fix | undefined): Pick<Obstacle, 'fix' | 'otherFix'> {
  return otherFix === undefined ? { fix } : { fix, otherFix };
}

function sentenceOf(
  kind: Exclude<LedgerVerdict['kind'], 'new' | 'unreadable'>,
  referenceNo: string,
  sentAt: string,
): string {
  switch (kind) {
    case 'sameBytes':
      return l10n.t('This very body was sent under the reference {0} already, at {1}.', referenceNo, sentAt);
    case 'sameJson':
      return l10n.t(
        'The same body was sent under the reference {0} already, at {1}: its bytes differ, but not what it says.',
        referenceNo,
        sentAt,
      );
    case 'otherBody':
      return l10n.t(
        'Another body was sent under the reference {0} already, at {1}. One reference stands for one application.',
        referenceNo,
        sentAt,
      );
    case 'correctedAfterFailure':
      return l10n.t(
        'The application that was sent under the reference {0}, at {1}, has failed for good. A corrected one goes out under a new reference number.',
        referenceNo,
        sentAt,
      );
    case 'bodyNotKnown':
      return l10n.t(
        'The reference {0} is followed here and was sent from elsewhere, so that its body is not known.',
        referenceNo,
      );
  }
}
