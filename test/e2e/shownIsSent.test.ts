import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { profileEntry, startPartnerGateway, type PartnerGateway } from '../support/partnerGateway.ts';
import { importPrivateKey, switchProfile } from '../support/quickInput.ts';
import { RequestPage } from '../support/requestPage.ts';
import { stopSimulators } from '../support/simulatorProcess.ts';
import type { Workbench } from '../support/workbench.ts';

const currencies = ['USD', 'EUR', 'CNY', 'GBP', 'JPY'];
const rounds = 12;

/** What the form of a balance request shows. */
interface Shown {
  readonly currencyList: readonly string[];
  readonly balanceTypes: readonly string[];
}

describe('a request that is changed and sent without a pause', () => {
  let gateway: PartnerGateway;
  before(async () => {
    gateway = await startPartnerGateway();
  });
  after(async () => {
    await gateway.close();
    await stopSimulators();
  });

  for (const [where, file] of [
    ['a scratch request', undefined],
    ['a file that VS Code saves by itself', 'quick.inquiryBalance.wf.json'],
  ] as const) {
    it(`goes out as the form showed it: ${where}`, async () => {
      await using window = await openWorkbench({
        settings: {
          'worldfirst.profiles': [profileEntry(gateway)],
          ...(file !== undefined && { 'files.autoSave': 'afterDelay', 'files.autoSaveDelay': 20 }),
        },
        files: file === undefined ? {} : { [file]: '{}\n' },
      });
      await window.openSideBar();
      await switchProfile(window, 'Acme');
      await importPrivateKey(window, gateway.keys.privatePem);
      if (file === undefined) await window.treeItem('APIs', 'Query account balance').click();
      else await window.openFile(file);
      const request = new RequestPage(window);
      await request.shows('Query account balance');
      const frame = await window.webviewFrame();
      await rememberWhatIsShown(frame);

      for (let round = 0; round < rounds; round += 1) {
        const before = gateway.requests.length;
        const answered = await request.answers();
        await change(window, request, round);
        if (round % 2 === 0) await request.sendButton().click();
        else await window.page.keyboard.press('Control+Enter');
        await request.answered(answered);
        const shown = await shownAtSending(frame);
        const sent = gateway.requests.slice(before).map(({ body }) => body.toString('utf8'));
        assert.deepEqual(sent.map(asShown), [shown], `round ${round}: ${sent.join(' and ')}`);
      }
    });
  }
});

describe('the JSON view', () => {
  it('keeps every letter that is typed right after all was selected', async () => {
    const name = 'typed.inquiryBalance.wf.json';
    await using window = await openWorkbench({ files: { [name]: '{}\n' } });
    await window.openFile(name);
    const request = new RequestPage(window);
    await request.shows('Query account balance');
    await request.tab('JSON').click();
    const editor = request.frame.getByRole('textbox', { name: 'Request body as JSON' });
    for (const text of ['{"first":"a text of some length"}', '{"second":[1,2,3,4,5,6,7,8,9,10,11,12]}']) {
      await editor.focus();
      await window.page.keyboard.press('Control+A');
      await window.page.keyboard.type(text, { delay: 4 });
      assert.equal(await request.json(), text);
    }
  });
});

/** Takes a chip away, adds another and touches a box, as fast as the keys go. */
async function change(window: Workbench, request: RequestPage, round: number): Promise<void> {
  const { keyboard } = window.page;
  const chips = request.field('/currencyList');
  const boxes = request.field('/balanceTypes').getByRole('checkbox');
  if (round % 3 === 2) await boxes.nth(round % 2).click();
  await chips.getByRole('combobox').focus();
  for (let removed = 0; removed < (round % 2) + 1; removed += 1) await keyboard.press('Backspace');
  await keyboard.type(currencies[round % currencies.length] ?? '');
  // Text that was not added yet goes along as well.
  if (round % 4 !== 3) await keyboard.press('Enter');
}

type Memory = typeof globalThis & { shownAtSending?: Shown };

/** The page notes what it shows in the moment of a click on Send or of its key. */
async function rememberWhatIsShown(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    const texts = (selector: string): string[] =>
      [...document.querySelectorAll(selector)].map((element) => element.textContent.trim());
    const remember = (): void => {
      const typed = document.querySelector<HTMLInputElement>('[data-pointer="/currencyList"] input');
      const chips = texts('[data-pointer="/currencyList"] .token-text');
      const draft = typed === null || typed.value === '' ? [] : [typed.value];
      (globalThis as Memory).shownAtSending = {
        currencyList: [...new Set([...chips, ...draft])],
        balanceTypes: texts('[data-pointer="/balanceTypes"] label:has(:checked) code'),
      };
    };
    addEventListener(
      'click',
      ({ target }) => {
        if (target instanceof Element && target.closest('#send') !== null) remember();
      },
      true,
    );
    addEventListener(
      'keydown',
      ({ key, ctrlKey }) => {
        if (key === 'Enter' && ctrlKey) remember();
      },
      true,
    );
  });
}

function shownAtSending(frame: Frame): Promise<Shown> {
  return eventually('what the form showed', () =>
    frame.evaluate(() => (globalThis as Memory).shownAtSending),
  );
}

function asShown(body: string): Shown {
  const { currencyList = [], balanceTypes = [] } = JSON.parse(body) as Partial<Shown>;
  return { currencyList, balanceTypes: [...balanceTypes].sort() };
}
