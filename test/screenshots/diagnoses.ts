import { inquiryBalance } from '../../src/core/catalogue/endpoints/inquiryBalance.ts';
import { QuickInput, copyText } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import { signedCurl, type SignedCurl } from '../support/signedCurl.ts';
import { simulatorOf } from '../support/windowSimulator.ts';
import { moveMouseAway } from './moveMouseAway.ts';
import type { Scene } from './scenes.ts';

const { path } = inquiryBalance;
const body = '{"currencyList":["CNH","USD"],"memo":"发票/一"}';

/** Requests of other programs: with one fault, with two, with one that nobody knows, and with none. */
const requests: readonly (SignedCurl & { readonly picture: string; readonly says: RegExp })[] = [
  { picture: 'path', body, signed: (right) => right.replace(path, path.slice(1)), says: /slash/ },
  {
    picture: 'body',
    body,
    signed: (right) => right.replace(body, JSON.stringify(JSON.parse(body), undefined, 2)),
    says: /indentation/,
  },
  {
    picture: 'two-faults',
    body,
    signed: (right) => right.replace('POST', 'post').replace('\n', '\r\n'),
    says: /CRLF/,
  },
  {
    picture: 'two-faults-of-the-path',
    body,
    query: '?channel=web',
    signed: (right) => right.replace(`${path}?channel=web`, path.slice(1)),
    says: /slash/,
  },
  { picture: 'encoding', body, write: (base64) => base64, says: /not URL-encoded/ },
  { picture: 'not-known', body, signed: (right) => `${right}&key=8f14e45f`, says: /not known/ },
  { picture: 'right', body, says: /fits the request/ },
];

/** What the Signature Doctor says of requests of other programs. */
export const diagnoses: Scene = {
  name: 'diagnoses',
  options: () => Promise.resolve({ files: { 'usd.inquiryBalance.wf.json': '{"currencyList": ["USD"]}' } }),
  async play(window, shoot) {
    const request = new RequestPage(window);
    const quick = new QuickInput(window);
    await window.openSideBar();
    await window.openFile('usd.inquiryBalance.wf.json');
    await request.send();
    const { ready } = await simulatorOf(window);
    for (const { picture, says, ...call } of requests) {
      const curl = signedCurl(ready, { ...call, headers: ['Access-Token: token-of-a-customer'] });
      await window.runCommand('WorldFirst: Diagnose Signature…');
      // The clipboard belongs to the frame that has the focus, which is not that of a page now.
      await quick.asks(/Where is/);
      await copyText(window, curl);
      await quick.pick(/Where is/, 'In the Clipboard');
      await window.webview().getByRole('heading', { name: says }).first().waitFor();
      await moveMouseAway(window);
      await shoot(`diagnosis-${picture}`);
    }
    await window.runCommand('WorldFirst: Diagnose Signature…');
    await quick.asks(/Where is/);
    await copyText(window, 'A letter to the support');
    await quick.pick(/Where is/, 'In the Clipboard');
    await window.webview().getByRole('heading', { name: 'Nothing was examined' }).waitFor();
    await moveMouseAway(window);
    await shoot('diagnosis-of-nothing');
  },
};
