import assert from 'node:assert/strict';
import { openWorkbench } from '../support/openWorkbench.ts';
import { RequestPage } from '../support/requestPage.ts';

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

  it('shows endpoints, fields, problems of a body and answers in Chinese', async () => {
    await using window = await openWorkbench({ locale: 'zh-cn' });
    const request = new RequestPage(window);
    await window.openSideBar();
    await window.treeItem('API', '申请授信').click();
    await request.shows('申请授信');
    await request.field('/payeeCode').getByText('收款人代码').first().waitFor();
    await request.sendButton().click();
    await window.dialog().getByText('“referenceNo”为必填。').waitFor();
    await window.screenshot('chinese-question');
    await window.page.keyboard.press('Escape');
    await window.dialog().waitFor({ state: 'hidden' });
    await window.treeItem('API', '查询账户余额').click();
    await request.shows('查询账户余额');
    await request.send();
    assert.equal(await request.headline().innerText(), '成功。');
    await request.figures().getByText('可用余额').first().waitFor();
    await window.screenshot('chinese-answer');
  });
});
