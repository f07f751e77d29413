import { l10n, window } from 'vscode';
import type { ApplicationKey } from '../../core/grants/applicationKey.ts';
import type { QueryRefusal } from '../../core/grants/transitions.ts';
import type { ViewId } from '../contributions.ts';
import { plainMessage } from '../plainMessage.ts';
import type { CommandOutcome, Obstacle } from '../seams.ts';
import { translateAll } from '../translate.ts';
import { windowWords } from '../views/words.ts';
import { applicationFace } from './applicationFace.ts';
import { fixes } from './applicationFixes.ts';
import { absence } from './evidenceDocument.ts';
import type { Following } from './following.ts';

const viewId: ViewId = 'worldfirst.creditGrants';

/** Makes one query by hand. An outcome is told by itself; else the status bar says how it stands. */
export async function queryNow(
  key: ApplicationKey,
  following: Pick<Following, 'queryNow'>,
): Promise<CommandOutcome> {
  const asked = await window.withProgress({ location: { viewId } }, () => following.queryNow(key));
  switch (asked.kind) {
    case 'answered': {
      const { label, description } = applicationFace(asked.record, Date.now(), windowWords());
      window.setStatusBarMessage(plainMessage(`${label}: ${description}`), 8_000);
      return undefined;
    }
    case 'notCalled':
      return { sentence: l10n.t('Not asked: {0}', translateAll(asked.reason)) };
    case 'wentElsewhere':
      return { sentence: translateAll(asked.reason) };
    case 'refused':
      return refusal(asked.reason, key);
    case 'missing':
    case 'unreadable':
      return absence(asked, key);
  }
}

function refusal(reason: QueryRefusal, key: ApplicationKey): Obstacle {
  switch (reason) {
    case 'ended':
      return {
        sentence: l10n.t('The application {0} is decided: there is nothing to ask.', key.referenceNo),
      };
    case 'exhausted':
      return {
        sentence: l10n.t(
          'All seven queries for {0} are used. Contact the technical support team with the evidence.',
          key.referenceNo,
        ),
        fix: fixes.showEvidence(key),
      };
    case 'underWay':
    case 'notDue':
      return { sentence: l10n.t('A query for {0} is under way already.', key.referenceNo) };
  }
}
