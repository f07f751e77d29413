import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { grantState, openGrant, quota } from './grantState.ts';

describe('the fields of an application', () => {
  it('get a new reference number by the host, and say why not', async () => {
    let fails = false;
    await using host = await openGrant(
      '{"referenceNo": "old"}',
      {},
      {
        grant: {
          newReference: () => {
            if (fails) return { ok: false, sentence: 'The file is read-only.' };
            host.changeText('{"referenceNo": "R-2026-2"}');
            return { ok: true };
          },
        },
      },
    );
    const input = host.page.getByLabel('Reference number');
    await host.page.getByRole('button', { name: 'New Number' }).click();
    await eventually('it is there', async () =>
      (await input.inputValue()) === 'R-2026-2' ? true : undefined,
    );
    fails = true;
    await host.page.getByRole('button', { name: 'New Number' }).click();
    await host.page.getByText('The file is read-only.').waitFor();
  });

  it('take a day of the calendar, and write another form of it on request alone', async () => {
    await using host = await openGrant('{}');
    const date = host.page.getByLabel('Invoice date', { exact: true });
    await date.fill('20260230');
    await host.page.getByText('The calendar has no 2026-02-30.').waitFor();
    await date.fill('29.02.2024');
    const field = host.page.locator('[data-pointer="/invoiceDate"]');
    await date.blur();
    await field.locator('.field-problem').waitFor();
    assert.equal(await field.locator('.field-hint').count(), 0, await field.innerText());
    await date.fill('2024-02-29');
    await eventually('as typed', () => (host.text.includes('"2024-02-29"') ? true : undefined));
    await host.page.getByRole('button', { name: 'Write as 20240229' }).click();
    await eventually('as asked', () => (host.text.includes('"20240229"') ? true : undefined));
    await host.page.getByText('2024-02-29', { exact: true }).waitFor();
  });

  it('find a time zone by its place, and take any other text with a quiet word', async () => {
    await using host = await openGrant('{}');
    const zone = host.page.getByLabel('Time zone');
    await zone.fill('hong k');
    await zone.press('ArrowDown');
    await zone.press('Enter');
    await eventually('it is in the body', () => (host.text.includes('"Asia/Hong_Kong"') ? true : undefined));
    await zone.fill('Mars/Base');
    await host.page.getByText('“Mars/Base” is no time zone that this machine knows.').waitFor();
    assert.match(host.text, /"Mars\/Base"/);
  });

  it('offer remembered codes by their labels, and remember or forget one', async () => {
    await using host = await openGrant('{}', {
      codes: { payeeCode: [{ value: 'P-1', label: 'Blue Kite' }], vcCode: [] },
    });
    const payee = host.page.getByLabel('Payee code', { exact: true });
    await payee.fill('kite');
    await payee.press('ArrowDown');
    await payee.press('Enter');
    await eventually('it is in the body', () => (host.text.includes('"P-1"') ? true : undefined));
    await host.page.getByRole('button', { name: 'Forget P-1' }).click();
    const code = host.page.getByLabel('VC code', { exact: true });
    await code.fill('VC-9');
    await host.page.getByRole('button', { name: 'Remember…' }).click();
    await host.page.keyboard.type('Rotterdam');
    await host.page.keyboard.press('Enter');
    await eventually('both', () =>
      host.count('rememberCode') + host.count('forgetCode') === 2 ? true : undefined,
    );
    assert.deepEqual(host.calls.findLast(({ method }) => method === 'rememberCode')?.params, {
      field: 'vcCode',
      value: 'VC-9',
      label: 'Rotterdam',
    });
  });

  it('show every part of what became of the application, also where two are the same, and no old one', async () => {
    const told = (title: string, sentences: readonly string[]) =>
      grantState({ application: { id: 'a', title, tone: 'neutral', sentences, canQuery: false } });
    await using host = await openGrant('{}', told('SAME · SAME · END', ['Twice.', 'Twice.']));
    const section = host.page.getByRole('region', { name: 'Application' });
    const read = async (): Promise<string> => (await section.innerText()).replaceAll(/\s+/g, ' ');
    assert.match(await read(), /SAME · SAME · END Twice\. Twice\./);
    host.show({ grant: told('NEW · SAME · SAME', ['First.', 'Twice.', 'Twice.']) });
    await section.getByText('NEW').waitFor();
    assert.match(await read(), /^NEW · SAME · SAME First\. Twice\. Twice\./);
    host.show({ grant: told('END · SAME', ['Twice.']) });
    await section.getByText('END').waitFor();
    assert.match(await read(), /^END · SAME Twice\. Show Evidence/);
  });

  it('show what became of the application, ask again and show the evidence', async () => {
    await using host = await openGrant('{}', {
      application: {
        id: 'a',
        title: 'outcome unknown · next query 15:05',
        tone: 'warning',
        sentences: ['Do not send it again.'],
        canQuery: true,
      },
    });
    const section = host.page.getByRole('region', { name: 'Application' });
    const told = await section.innerText();
    assert.match(told, /unknown · next query 15:05\s+Do not send it again\./);
    assert.equal(told.match(/next query/gi)?.length, 1, told);
    await section.getByRole('button', { name: 'Query Now' }).click();
    await section.getByRole('button', { name: 'Show Evidence' }).click();
    await eventually('asked', () =>
      host.count('queryApplication') === 1 && host.count('showEvidence') === 1 ? true : undefined,
    );
  });

  it('show the quota beside the sum, read it again, and say what stands against the application', async () => {
    await using host = await openGrant('{}');
    const section = host.page.getByRole('region', { name: 'Credit quota' });
    assert.match(await section.innerText(), /Approvable: at most\s+USD 60,000\.00/);
    await section.getByRole('button', { name: 'Read the quota again' }).click();
    await eventually('asked', () => (host.count('refreshQuota') === 1 ? true : undefined));
    host.show({ grant: grantState({ quota: { kind: 'loading', earlier: quota } }) });
    await section.getByRole('img', { name: 'Reading the quota…' }).waitFor();
    await section.getByText('USD 60,000.00').waitFor();
    host.show({ grant: grantState({ quota: { kind: 'known', ...quota, overdue: true, verified: false } }) });
    await host.page.getByText('The credit product is overdue (OVD).').waitFor();
    await section.getByText('not verified').waitFor();
    host.show({ grant: grantState({ quota: { kind: 'failed', obstacle: { sentence: 'No answer.' } } }) });
    await section.getByText('No answer.').waitFor();
    assert.equal(await section.getByText('USD').count(), 0);
  });
});
