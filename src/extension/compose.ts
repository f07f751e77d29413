import { l10n, Uri, window, type ExtensionContext } from 'vscode';
import { createActivityRecords } from './activity/activityRecords.ts';
import { registerActivity } from './activity/registerActivity.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { createCredentials } from './credentials.ts';
import { createDocuments } from './documents.ts';
import { createOutput } from './output.ts';
import { createProfiles } from './profiles.ts';
import { createCommands } from './runCommand.ts';
import { createStatusBar } from './statusBar.ts';
import { createSendGate } from './sendGate.ts';
import { createApplicationRecords } from './grants/applicationRecords.ts';
import { createApplications } from './grants/applications.ts';
import { registerGrants } from './grants/registerGrants.ts';
import { createSimulatorHost } from './simulatorHost.ts';
import { createTokenWatch } from './tokens/tokenWatch.ts';
import { registerRequestEditor } from './requests/registerRequestEditor.ts';
import { registerAccountsView } from './views/accountsView.ts';
import { registerApisView } from './views/apisView.ts';
import type { Workbench } from './workbench.ts';

/** The composition root: constructs every service, hands them on, and leaves all of them to be disposed. */
export function compose(context: ExtensionContext): Workbench {
  const log = createOutput();
  const commands = createCommands(log);
  const simulator = createSimulatorHost({
    context,
    log,
    sayStopped: () => {
      void commands.show({
        sentence: l10n.t('The simulator stopped. It starts again when it is next needed.'),
      });
    },
  });
  const profiles = createProfiles(context, log);
  const credentials = createCredentials(context, simulator);
  const folder = Uri.joinPath(context.globalStorageUri, 'applications').fsPath;
  const records = createApplicationRecords({ folder, log });
  const gate = createSendGate({
    profiles,
    credentials,
    simulator,
    applications: records,
    log,
    tokenUsed: createTokenWatch((...use) => {
      void import('./tokens/expiryNotice.ts').then(({ noticeExpiry }) => noticeExpiry(...use));
    }, context.globalState),
    confirm: async ({ title, detail, confirm }) =>
      (await window.showWarningMessage(title, { modal: true, detail }, confirm)) === confirm,
  });
  const activity = createActivityRecords({
    folder: Uri.joinPath(context.globalStorageUri, 'activity').fsPath,
    gate,
    log,
  });
  const documents = createDocuments();
  const status = createStatusBar(profiles, simulator);
  const applications = createApplications({ records, gate, profiles, commands, documents, log });
  const workbench: Workbench = {
    context,
    log,
    commands,
    profiles,
    credentials,
    simulator,
    gate,
    applications,
    activity,
    documents,
    status,
  };
  const requests = registerRequestEditor(workbench);
  context.subscriptions.push(
    simulator,
    profiles,
    credentials,
    applications,
    gate,
    records,
    activity,
    documents,
    status,
    requests,
    ...registerCommands(workbench),
    ...registerAccountsView(workbench),
    ...registerGrants(workbench, requests),
    ...registerApisView(workbench, async (endpoint, options) => {
      await requests.openScratch(endpoint, options);
      return undefined;
    }),
    ...registerActivity({ ...workbench, requests }),
    // Last, because the others may still have something to say.
    log,
  );
  return workbench;
}
