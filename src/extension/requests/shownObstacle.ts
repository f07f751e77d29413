import type { FixIntent, Obstacle as ShownObstacle } from '../../protocol/requestEditor.ts';
import type { Obstacle } from '../seams.ts';

/** Carried out by more than one command, or by whichever the host named. */
type OtherIntent = 'suggested' | 'otherSuggested' | 'openInquiry' | 'followApplication' | 'diagnoseSignature';

/** The command behind each intent of the page that has one; `suggested` stands for all others. */
export const commandOfIntent: Readonly<Record<Exclude<FixIntent, OtherIntent>, string>> = {
  importPrivateKey: 'worldfirst.importPrivateKey',
  setGatewayPublicKey: 'worldfirst.setGatewayPublicKey',
  editProfile: 'worldfirst.editProfile',
  switchProfile: 'worldfirst.switchProfile',
  setAccessToken: 'worldfirst.setAccessToken',
  getAccessToken: 'worldfirst.getAccessToken',
  refreshAccessToken: 'worldfirst.refreshAccessToken',
  fixEncoding: 'worldfirst.fixEncoding',
  manageTrust: 'workbench.trust.manage',
  openAsText: 'worldfirst.reopenAsText',
  showLog: 'worldfirst.showLog',
  showSimulatorConnection: 'worldfirst.showSimulatorConnection',
  checkProfile: 'worldfirst.checkProfile',
  showSignature: 'worldfirst.showSignature',
  aboutApi: 'worldfirst.aboutApi',
  callSettings: 'workbench.action.openSettings',
};

export function intentOf(command: string): FixIntent {
  const known = Object.entries(commandOfIntent).find(([, other]) => other === command);
  return known === undefined ? 'suggested' : (known[0] as FixIntent);
}

/** An obstacle as the page is told of it: it never names a command. */
export function shownObstacle({ sentence, fix, otherFix }: Obstacle): ShownObstacle {
  return {
    sentence,
    ...(fix && { fix: { title: fix.title, intent: intentOf(fix.command) } }),
    ...(otherFix && { otherFix: { title: otherFix.title, intent: 'otherSuggested' } }),
  };
}
