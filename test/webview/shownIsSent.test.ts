import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { EditorHost } from './editorHost.ts';

/** What somebody does to a form without waiting for anything. */
type Step =
  | { readonly kind: 'chip'; readonly code: string; readonly enter: boolean }
  | { readonly kind: 'removeChip' }
  | { readonly kind: 'box'; readonly index: number }
  | { readonly kind: 'text'; readonly label: string; readonly text: string }
  | { readonly kind: 'choose'; readonly index: number };

const codes = ['USD', 'EUR', 'CNY', 'GBP'];
const balanceStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('chip' as const),
    code: fc.constantFrom(...codes),
    enter: fc.boolean(),
  }),
  fc.constant({ kind: 'removeChip' as const }),
  fc.record({ kind: fc.constant('box' as const), index: fc.nat({ max: 1 }) }),
);
const grantStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    label: fc.constantFrom('Reference number', 'Payee code', 'Vendor name'),
    text: fc.string({ unit: fc.constantFrom('a', '7', '深', '"'), maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('choose' as const), index: fc.nat({ max: 2 }) }),
);

async function take(page: Page, step: Step): Promise<void> {
  switch (step.kind) {
    case 'chip':
    case 'removeChip': {
      const input = page.getByRole('combobox', { name: 'Add to Currencies' });
      await input.focus();
      if (step.kind === 'removeChip') await page.keyboard.press('Backspace');
      else await page.keyboard.type(step.code);
      if (step.kind === 'chip' && step.enter) await page.keyboard.press('Enter');
      return;
    }
    case 'box':
      return page.getByRole('checkbox').nth(step.index).click();
    case 'text':
      return page.getByRole('textbox', { name: step.label, exact: true }).fill(step.text);
    case 'choose':
      await page.locator('[data-pointer="/businessMode"] select').selectOption({ index: step.index });
  }
}

/** The members that the form shows, by the name they have in the body. */
function shownOn(page: Page): Promise<Readonly<Record<string, unknown>>> {
  return page.evaluate(() => {
    const shown: Record<string, unknown> = {};
    for (const field of document.querySelectorAll<HTMLElement>('.form .field.present[data-pointer]')) {
      const name = (field.dataset['pointer'] ?? '').slice(1);
      const control = field.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
      const chips = [...field.querySelectorAll('.token-text')].map((chip) => chip.textContent.trim());
      const boxes = [...field.querySelectorAll('label:has(:checked) code')].map((code) => code.textContent);
      if (chips.length > 0) shown[name] = chips;
      else if (boxes.length > 0) shown[name] = boxes.sort();
      else if (control?.matches('select') === true) shown[name] = control.value.slice(1);
      else if (control?.type === 'text') shown[name] = control.value;
    }
    return shown;
  });
}

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  const body = JSON.parse(text) as Record<string, unknown>;
  const { balanceTypes } = body;
  return Array.isArray(balanceTypes)
    ? { ...body, balanceTypes: (balanceTypes as readonly string[]).toSorted() }
    : body;
}

describe('what leaves is what the form shows', () => {
  for (const [endpoint, step] of [
    ['inquiryBalance', balanceStep],
    ['applyCreditGrant', grantStep],
  ] as const) {
    it(`however fast it is changed and sent, and however long edits take (${endpoint})`, async () => {
      let pace = 0;
      await using host = await EditorHost.open({
        endpoint,
        text: '{}\n',
        editTakes: () => (pace = (pace * 7 + 13) % 60),
      });
      const { page } = host;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), fc.boolean(), async (steps, key) => {
          const before = host.departures.length;
          // Who comes back to the window has a new wish, even where nothing is changed.
          await page.evaluate(() => window.dispatchEvent(new Event('blur')));
          for (const each of steps) await take(page, each);
          if (key) await page.keyboard.press('Control+Enter');
          else await page.locator('#send').click();
          const departed = await eventually('the departure', () => host.departures[before]);
          assert.equal(departed.shown.lastEdit, departed.lastEdit);
          assert.equal(departed.shown.revision, departed.told.revision);
          assert.equal(departed.told.text, departed.text);
          assert.deepEqual(bodyOf(departed.text), await shownOn(page));
          assert.equal(host.departures.length, before + 1);
        }),
        { numRuns: 40, endOnFailure: true },
      );
    });
  }
});
