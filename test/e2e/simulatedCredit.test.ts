import { ApplicationForm } from '../support/applicationForm.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { QuickInput } from '../support/quickInput.ts';

describe('credit at the simulator', () => {
  it('is drawn, repaid, expired and overdue at will, and its figures follow in the tree and in the form', async () => {
    await using window = await openWorkbench({ installed: true, viewport: { width: 1280, height: 1200 } });
    const form = new ApplicationForm(window);
    const quick = new QuickInput(window);
    const run = async (command: string): Promise<void> => {
      await window.runCommand(`WorldFirst: Simulator: ${command}…`);
      await quick.pick('Whose credit?', /^The partner itself/);
    };
    const move = async (command: string, limit: string, amount: string): Promise<void> => {
      await run(command);
      await quick.answer(limit, amount);
      await quick.hidden();
    };
    const shows = async (figures: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, value] of Object.entries(figures)) {
        await window.treeItem('Accounts', `${name}${value}`).waitFor();
        await form.quota().getByRole('definition').filter({ hasText: value }).first().waitFor();
      }
    };
    const overdue = form.request.frame.getByText('The credit product is overdue (OVD).');
    await window.openSideBar();
    await window.treeItem('Accounts', 'USD').first().waitFor();
    await window.showOnly('Accounts');
    await form.open();
    await shows({ Granted: '2,054,000.00', Available: '1,200,000.00', 'Used (unpaid)': '854,000.00' });

    await move('Draw Credit', 'Amount in USD to draw; available: USD 1,200,000.00', '100,000.50');
    await shows({ Granted: '2,054,000.00', Available: '1,099,999.50', 'Used (unpaid)': '954,000.50' });
    await run('Repay Credit');
    await quick.answer('Amount in USD to repay; unpaid: USD 954,000.50', '954,000.51');
    await quick.message().filter({ hasText: 'There is no more than USD 954,000.50.' }).waitFor();
    await quick.input.fill('953,990.50');
    await quick.asks('Amount in USD to repay');
    await quick.input.press('Enter');
    await shows({ Granted: '1,100,009.50', Available: '1,099,999.50', 'Used (unpaid)': '10.00' });
    await move('Expire Credit', 'Amount in USD to expire; available: USD 1,099,999.50', '0.49');
    await shows({
      Granted: '1,100,009.01',
      Available: '1,099,999.01',
      'Approvable: at most': '3,899,990.99',
    });

    await run('Mark Credit as Overdue');
    await window.treeItem('Accounts', /^Product status.*OVD/).waitFor();
    await overdue.waitFor();
    await move('Repay Credit', 'Amount in USD to repay; unpaid: USD 10.00', '10');
    await overdue.waitFor({ state: 'detached' });
    await window.treeItem('Accounts', /^Product status.*OVD/).waitFor({ state: 'detached' });

    await move('Draw Credit', 'Amount in USD to draw', '25');
    await shows({ 'Used (unpaid)': '25.00' });
    await window.runCommand('WorldFirst: Simulator: Advance Clock…');
    await quick.asks('How far?');
    // The list has 90 days, which these letters are in as well.
    await quick.input.fill('9d');
    await quick.widget.locator('.monaco-list-row.focused').getByText('9 d', { exact: true }).waitFor();
    await quick.input.press('Enter');
    await window.statusBarItem('Simulator’s clock: 9 d on').waitFor();
    await window.runCommand('WorldFirst: Simulator: Advance Clock…');
    await quick.pick('How far?', /^90 days/);
    await overdue.waitFor();
    await window.treeItem('Accounts', /^Product status.*OVD/).waitFor();
  });
});
