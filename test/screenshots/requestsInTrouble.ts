import { RequestPage } from '../support/requestPage.ts';
import type { Scene } from './scenes.ts';

const odd = '{\n  "currencyList": ["US DOLLAR"],\n  "balanceTypes": ["ODD"]\n}';

/** A workspace that is not trusted: it can be looked at, and nothing is sent from it. */
export const untrustedWorkspace: Scene = {
  name: 'untrusted-workspace',
  options: () => Promise.resolve({ trust: false, files: { 'odd.inquiryBalance.wf.json': odd } }),
  async play(window, shoot) {
    const request = new RequestPage(window);
    await window.openSideBar();
    await window.treeItem('APIs', 'odd.inquiryBalance').waitFor();
    await shoot('untrusted');
    await window.openFile('odd.inquiryBalance.wf.json');
    await request.shows('Query account balance');
    await shoot('untrusted-request');
  },
};

/** Files that nobody should send as they are. */
export const requestsInTrouble: Scene = {
  name: 'requests-in-trouble',
  options: () =>
    Promise.resolve({
      files: {
        'nobody.knows.wf.json': '{}',
        'broken.inquiryBalance.wf.json': '{\n  "currencyList": ["USD",]\n}',
        'odd.inquiryBalance.wf.json': odd,
        'marked.inquiryBalance.wf.json': '\uFEFF{}',
        'upload.submitAttachment.wf.json': '{\n  "attachmentContent": "@file:invoice.pdf"\n}',
      },
    }),
  async play(window, shoot) {
    const request = new RequestPage(window);
    await window.openSideBar();
    await window.treeItem('Accounts', 'USD').first().waitFor();
    for (const [file, title] of [
      ['nobody.knows', 'Which endpoint is this request for?'],
      ['broken.inquiryBalance', 'Query account balance'],
      ['odd.inquiryBalance', 'Query account balance'],
      ['marked.inquiryBalance', 'Query account balance'],
      ['upload.submitAttachment', 'Submit attachments'],
    ] as const) {
      await window.runCommand('View: Close All Editors');
      await window.page.locator('iframe.webview').waitFor({ state: 'detached' });
      await window.openFile(`${file}.wf.json`);
      await request.shows(title);
      await shoot(`file-${file.split('.')[0] ?? ''}`);
    }
  },
};
