import assert from 'node:assert/strict';
import { applyCreditGrant } from '../../src/core/catalogue/index.ts';
import { completeSample, sampleBody } from '../../src/core/schema/skeleton.ts';
import { EditorHost } from './editorHost.ts';

const endpoint = 'applyCreditGrant';

describe('the sample in the form', () => {
  it('is offered for an empty body only, in words that fit the profile', async () => {
    await using host = await EditorHost.open({ endpoint, text: '{}' });
    await host.page.getByText('Invented values to try the simulator with.').waitFor();
    await host.page.getByRole('button', { name: 'Insert Sample' }).click();
    await host.page
      .getByText(/^Invented for the simulator: referenceNo, payeeCode, .*invoiceInfoList\./)
      .waitFor();
    await host.page.getByRole('button', { name: 'Insert Sample' }).waitFor({ state: 'detached' });
    // The button was at the end of a long form, the notice is at its beginning.
    const scrolled = await host.page.locator('#request-scroll').evaluate((pane) => pane.scrollTop);
    assert.ok(scrolled < 30, `${scrolled} px`);

    await using other = await EditorHost.open({
      endpoint,
      text: '{}',
      profile: { id: 'acme', kind: 'sandbox' },
    });
    await other.page.getByText('What only you know stays blank.').waitFor();
  });

  it('names what the user has to fill, and lets go of what is filled', async () => {
    const text = sampleBody(applyCreditGrant);
    await using host = await EditorHost.open({ endpoint, text, profile: { id: 'acme', kind: 'sandbox' } });
    await host.page.getByText(/^Yours to fill.*: referenceNo, payeeCode/).waitFor();
    const reference = host.page.locator('[data-pointer="/referenceNo"] input');
    await reference.fill('R-1');
    await reference.press('Tab');
    await host.page.getByText(/^Yours to fill.*: payeeCode/).waitFor();
  });

  it('warns of invented values that are about to go anywhere but to the simulator', async () => {
    const text = completeSample(applyCreditGrant);
    await using host = await EditorHost.open({ endpoint, text, profile: { id: 'acme', kind: 'simulator' } });
    const warning = host.page.locator('.notice.warning');
    assert.match(
      await warning.innerText(),
      /^Invented values of the sample: referenceNo, .*before you send\.$/,
    );
  });
});
