import { findEndpoint } from '../../src/core/catalogue/index.ts';
import { eventually } from '../support/eventually.ts';
import { exchangeWith } from '../support/exchanges.ts';
import { EditorHost } from './editorHost.ts';

const balance = findEndpoint('inquiryBalance')!;

async function answer(host: EditorHost, id: string): Promise<void> {
  host.answer(await exchangeWith(balance, { body: balance.sample.response }), id);
}

async function headlineInSight(host: EditorHost): Promise<void> {
  await eventually('the headline is in sight', async () => {
    const box = await host.page.locator('.outcome').boundingBox();
    const pane = await host.page.locator('#answer-scroll').boundingBox();
    const height = host.page.viewportSize()?.height ?? 0;
    if (box === null || pane === null) return undefined;
    // Places are whole pixels only about.
    return box.y + 1 >= Math.max(0, pane.y) && box.y + box.height <= height + 1 ? true : undefined;
  });
}

describe('a new answer', () => {
  for (const [layout, viewport, scroller] of [
    ['side by side', { width: 1400, height: 420 }, '#answer-scroll'],
    ['one below the other', { width: 500, height: 500 }, 'html'],
  ] as const) {
    it(`shows its headline and keeps the tab that was chosen (${layout})`, async () => {
      await using host = await EditorHost.open({ text: '{}', viewport, reduceMotion: true });
      await answer(host, 'first');
      await headlineInSight(host);
      await host.page.locator('.answer').getByRole('tab', { name: 'What was sent' }).click();
      await host.page
        .locator(scroller)
        .evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
      await answer(host, 'second');
      await headlineInSight(host);
      await host.page
        .locator('.answer')
        .getByRole('tab', { name: 'What was sent', selected: true })
        .waitFor();
    });
  }

  it('begins with its body where it is the first, whatever was looked at in an earlier one', async () => {
    await using host = await EditorHost.open({
      text: '{}',
      viewport: { width: 1400, height: 900 },
      state: { requestTab: 'form', responseTab: 'headers' },
    });
    await answer(host, 'first');
    await host.page.locator('.answer').getByRole('tab', { name: 'Body', selected: true }).waitFor();
  });
});
