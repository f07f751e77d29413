import { switchProfile } from '../support/quickInput.ts';
import { searchSecrets, type SecretScene } from '../support/searchSecrets.ts';

describe('secrets of a profile beside the simulator', () => {
  it('stay out of all that is done with the simulator', async function () {
    this.timeout(600_000);
    await searchSecrets('simulator', useSimulator);
  });
});

async function useSimulator({ window, quick, watch, own }: SecretScene): Promise<void> {
  await own.use(window);
  await switchProfile(window, 'Simulator');
  await window.showOnly('Accounts');
  await window.treeItem('Accounts', 'USD').first().waitFor();

  await window.runCommand('WorldFirst: Show Simulator Connection');
  await window.webview().getByRole('heading', { name: 'Simulator Connection' }).waitFor();
  await watch.look('with the connection of the simulator');
  for (const command of ['Draw', 'Repay', 'Expire']) {
    await window.runCommand(`WorldFirst: Simulator: ${command} Credit…`);
    await quick.pick('Whose credit?', /^The partner itself/);
    await quick.answer('Amount in USD', '1');
    await quick.hidden();
  }
  await window.runCommand('WorldFirst: Simulator: Mark Credit as Overdue…');
  await quick.pick('Whose credit?', /^The partner itself/);
  await window.treeItem('Accounts', /^Product status.*OVD/).waitFor();
  await window.runCommand('WorldFirst: Simulator: Advance Clock…');
  await quick.pick('How far?', /^1 hour/);
  await quick.hidden();
  await window.runCommand('WorldFirst: Choose Simulator Scenario…');
  await quick.pick('API that misbehaves on purpose', /Query account balance/);
  await quick.asks('What it does there');
  await quick.input.press('Enter');
  await quick.hidden();
  await window.runCommand('WorldFirst: Stop Simulator Scenarios');
  await window.statusBarItem('The simulator behaves.').waitFor();
  await watch.look('after all that the simulator can do');
  await window.runCommand('WorldFirst: Restart Simulator');
  await window.runCommand('WorldFirst: Reset Simulator…');
  await window.dialog().getByRole('button', { name: 'Reset', exact: true }).click();
  await window.treeItem('Accounts', /^Product status.*OVD/).waitFor({ state: 'detached' });
}
