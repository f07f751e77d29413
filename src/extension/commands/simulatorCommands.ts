import { Uri, env, l10n, window } from 'vscode';
import { simulatorProfileId } from '../../core/profiles/profile.ts';
import { demoConnectedCustomers } from '../../simulator/demoNames.ts';
import type { CommandOutcome } from '../seams.ts';
import { simulatedFiguresMoved } from '../simulator/simulatedFiguresMoved.ts';
import type { Workbench } from '../workbench.ts';
import { connectionPage } from './connectionPage.ts';

/** Shows all that another program needs to call the simulator. */
export async function showSimulatorConnection({ simulator, documents }: Workbench): Promise<CommandOutcome> {
  const running = await simulator.connection();
  if (!running.ok) {
    return running.obstacle;
  }
  const demoKey = await simulator.demoPrivateKey();
  if (!demoKey.ok) {
    return demoKey.obstacle;
  }
  const { publicKeyOf } = await import('../../gateway/keyImport.ts');
  const pem = `-----BEGIN PRIVATE KEY-----\n${demoKey.value}\n-----END PRIVATE KEY-----\n`;
  const forwarded = await forwardedUrl(running.value.url);
  await documents.show({
    name: l10n.t('Simulator Connection.md'),
    text: connectionPage({
      connection: running.value,
      forwardedUrl: forwarded,
      partnerPublicKey: publicKeyOf(pem).spkiBase64,
      demoPrivateKey: demoKey.value,
      customers: demoConnectedCustomers,
      codes: await demoCodes(simulator),
    }),
    rendered: true,
  });
  return undefined;
}

async function demoCodes(simulator: Workbench['simulator']): Promise<ReadonlyMap<string, string>> {
  const codes = new Map<string, string>();
  for (const { id } of demoConnectedCustomers) {
    const answer = await simulator.command({ command: 'authorise', customer: id });
    if (answer.ok && answer.code !== undefined) {
      codes.set(id, answer.code);
    }
  }
  return codes;
}

/** In a remote window the user's own machine reaches the simulator elsewhere. A proxy that changes the path is no help. */
async function forwardedUrl(url: string): Promise<string> {
  const external = await env.asExternalUri(Uri.parse(url));
  return external.path === '/' || external.path === '' ? external.toString(true).replace(/\/$/, '') : url;
}

export async function resetSimulator(workbench: Workbench): Promise<CommandOutcome> {
  const reset = l10n.t('Reset');
  const answer = await window.showWarningMessage(
    l10n.t('Reset the simulator?'),
    {
      modal: true,
      detail: l10n.t(
        'Its balances, credit lines, applications and attachments start over, and no scenario is played. All windows share it.',
      ),
    },
    reset,
  );
  if (answer !== reset) {
    return undefined;
  }
  for (const command of [{ command: 'reset' }, { command: 'scenario', scenarios: [] }] as const) {
    const done = await workbench.simulator.command(command);
    if (!done.ok) {
      return { sentence: done.sentence };
    }
  }
  // What the simulator issued before, it no longer knows.
  await workbench.credentials.forget(simulatorProfileId);
  const { stopSimulated } = await import('../grants/stopSimulated.ts');
  await stopSimulated(workbench.applications);
  simulatedFiguresMoved(workbench);
  return undefined;
}

export async function restartSimulator({ simulator }: Workbench): Promise<CommandOutcome> {
  const restarted = await simulator.restart();
  return restarted.ok ? undefined : restarted.obstacle;
}
