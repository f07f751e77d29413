import { openWorkbench } from '../support/openWorkbench.ts';

describe('a window in Chinese', () => {
  it('shows views, commands, questions and refusals in Chinese', async () => {
    await using window = await openWorkbench({ locale: 'zh-cn' });
    await window.openSideBar();
    await window.treeItem('账户', '预存资金').first().waitFor();
    await window.statusBarItem('模拟器').waitFor();
    await window.runCommand('WorldFirst: 添加配置…');
    await window.answer('模拟器');
    const widget = window.page.locator('.quick-input-widget');
    await widget.locator('.quick-input-message').filter({ hasText: '已有名为“模拟器”的配置。' }).waitFor();
  });
});
