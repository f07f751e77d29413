import { Uri, type Disposable } from 'vscode';
import type { CommandId } from '../contributions.ts';
import type { CommandOutcome } from '../seams.ts';
import { untrusted } from '../trust.ts';
import type { Workbench } from '../workbench.ts';
import type { Subject } from './subject.ts';

type Work = (workbench: Workbench, subject: Subject) => Promise<CommandOutcome>;

/** Registers the commands of profiles, keys, tokens, simulator and log; each loads its work when first run. */
export function registerCommands(workbench: Workbench): readonly Disposable[] {
  const { commands, log } = workbench;
  const register = (id: CommandId, load: () => Promise<Work>): Disposable =>
    commands.register(id, async (argument, customerId) => {
      const obstacle = untrusted();
      if (obstacle) {
        return obstacle;
      }
      const [work, { subjectOf }] = await Promise.all([load(), import('./subject.ts')]);
      return work(workbench, subjectOf(argument, customerId));
    });
  return [
    register('worldfirst.addProfile', async () => (await import('./editProfiles.ts')).addProfile),
    register('worldfirst.editProfile', async () => (await import('./editProfiles.ts')).editProfile),
    register('worldfirst.removeProfile', async () => (await import('./editProfiles.ts')).removeProfile),
    register('worldfirst.switchProfile', async () => (await import('./switchProfile.ts')).switchProfile),
    register('worldfirst.exportProfile', async () => (await import('./profileFiles.ts')).exportProfile),
    register('worldfirst.checkProfile', async () => (await import('./checkProfile.ts')).checkProfile),
    register('worldfirst.addCustomers', async () => (await import('./extendProfile.ts')).addCustomers),
    register('worldfirst.renameCustomer', async () => (await import('./changeCustomers.ts')).renameCustomer),
    register('worldfirst.removeCustomer', async () => (await import('./changeCustomers.ts')).removeCustomer),
    register(
      'worldfirst.addPrefundingCurrency',
      async () => (await import('./extendProfile.ts')).addPrefundingCurrency,
    ),
    register('worldfirst.importPrivateKey', async () => (await import('./keys.ts')).importPrivateKey),
    register('worldfirst.generateKeyPair', async () => (await import('./keys.ts')).generateKeyPair),
    register('worldfirst.copyPublicKey', async () => (await import('./copyPublicKey.ts')).copyPublicKey),
    register('worldfirst.setGatewayPublicKey', async () => (await import('./keys.ts')).setGatewayPublicKey),
    register('worldfirst.removeKeys', async () => (await import('./keys.ts')).removeKeys),
    register(
      'worldfirst.getAccessToken',
      async () => (await import('../tokens/getAccessToken.ts')).getAccessToken,
    ),
    register(
      'worldfirst.refreshAccessToken',
      async () => (await import('../tokens/refreshAccessToken.ts')).refreshAccessToken,
    ),
    register(
      'worldfirst.revokeAccessToken',
      async () => (await import('../tokens/revokeAccessToken.ts')).revokeAccessToken,
    ),
    register('worldfirst.setAccessToken', async () => (await import('./tokens.ts')).setAccessToken),
    register('worldfirst.removeAccessToken', async () => (await import('./tokens.ts')).removeAccessToken),
    register(
      'worldfirst.showSimulatorConnection',
      async () => (await import('./simulatorCommands.ts')).showSimulatorConnection,
    ),
    register(
      'worldfirst.resetSimulator',
      async () => (await import('./simulatorCommands.ts')).resetSimulator,
    ),
    register(
      'worldfirst.chooseSimulatorScenario',
      async () => (await import('./chooseScenario.ts')).chooseSimulatorScenario,
    ),
    register(
      'worldfirst.stopSimulatorScenario',
      async () => (await import('./chooseScenario.ts')).stopSimulatorScenario,
    ),
    register(
      'worldfirst.restartSimulator',
      async () => (await import('./simulatorCommands.ts')).restartSimulator,
    ),
    register('worldfirst.drawCredit', async () => (await import('./simulatorLedger.ts')).drawCredit),
    register('worldfirst.repayCredit', async () => (await import('./simulatorLedger.ts')).repayCredit),
    register('worldfirst.expireCredit', async () => (await import('./simulatorLedger.ts')).expireCredit),
    register('worldfirst.markOverdue', async () => (await import('./simulatorLedger.ts')).markOverdue),
    register('worldfirst.advanceClock', async () => (await import('./simulatorLedger.ts')).advanceClock),
    commands.register('worldfirst.importProfile', async (file) => {
      const { importProfile } = await import('./profileFiles.ts');
      return untrusted() ?? importProfile(workbench, file instanceof Uri ? file : undefined);
    }),
    commands.register('worldfirst.showLog', () => {
      log.show();
      return undefined;
    }),
  ];
}
