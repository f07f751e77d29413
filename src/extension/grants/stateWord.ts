import type { Words } from '../../core/accounts/face.ts';
import type { ApplicationState } from '../../core/grants/applicationState.ts';

/** The state of an application in a few words of the user's language. */
export function stateWord(state: ApplicationState, t: Words['t']): string {
  switch (state) {
    case 'sending':
      return t('being sent');
    case 'notSent':
      return t('not sent');
    case 'unknown':
      return t('outcome unknown');
    case 'refusedUnverified':
      return t('refused, unverified');
    case 'refused':
      return t('refused');
    case 'accepted':
      return t('accepted, in review');
    case 'granted':
      return t('granted');
    case 'failed':
      return t('application failed');
    case 'followed':
      return t('followed, not known yet');
  }
}
