import assert from 'node:assert/strict';
import type { GrantFormState } from '../../src/protocol/grantForm.ts';
import { accessibilityProblems } from '../support/accessibility.ts';
import { themeKinds } from '../support/themes.ts';
import type { EditorHost, EditorHostOptions } from './editorHost.ts';
import { bodyWithInvoices, chosenFile, grantState, openGrant, quota } from './grantState.ts';
import { findOverflow, switchTheme } from './pageLooks.ts';

const long =
  'A sentence that goes on and on, with aWordThatIsFarTooLongToFitIntoAnyNarrowWindow in it. '.repeat(3);
const base = grantState();

interface Scene {
  readonly what: string;
  readonly text: string;
  readonly grant?: Partial<GrantFormState>;
  readonly options?: EditorHostOptions;
  readonly act?: (host: EditorHost) => Promise<void>;
}

const scenes: readonly Scene[] = [
  {
    what: 'nothing yet',
    text: '{}',
    grant: { columns: { ...base.columns, columns: [] }, quota: { kind: 'none' } },
  },
  {
    what: 'everything, with something to say of each',
    text: bodyWithInvoices(30)
      .replace(
        '"R-1"',
        '"R-1", "invoiceDate": "20260230", "timeZone": "Mars/Base", "payeeCode": "P-1", "vcCode": "V"',
      )
      .replace('"INV-3"', '"INV-1"')
      .replace('"20260301"', `"${long}"`),
    grant: {
      codes: { payeeCode: [{ value: 'P-1', label: long }], vcCode: [] },
      application: {
        id: 'a',
        title: long,
        tone: 'warning',
        sentences: [long],
        canQuery: true,
      },
      attachment: {
        ...base.attachment,
        files: [
          chosenFile({ warning: long }),
          chosenFile({ id: 'f2', name: `${'深圳发票'.repeat(30)}.png`, sha256: undefined, problem: long }),
        ],
        archive: { name: 'invoices.zip', bytes: 244_000, sha256: 'ab'.repeat(32) },
        problem: long,
        upload: { kind: 'unknown', sentence: long, advice: [long] },
      },
      quota: { kind: 'known', ...quota, approvable: { currency: 'USD', minorUnits: '1' }, overdue: true },
    },
    act: async (host) => {
      await host.page.getByRole('grid').focus();
      await host.page.keyboard.press('ArrowDown');
      await host.page.keyboard.press('Shift+End');
      await host.page.keyboard.type('x');
      await host.page.keyboard.press('ArrowLeft');
    },
  },
  {
    what: 'an upload under way',
    text: '{}',
    grant: {
      attachment: {
        ...base.attachment,
        files: [chosenFile()],
        upload: { kind: 'uploading', startedAt: 0, step: long },
      },
      quota: { kind: 'failed', obstacle: { sentence: long, fix: { title: 'Help', intent: 'showLog' } } },
    },
  },
  {
    what: 'the columns',
    text: bodyWithInvoices(2),
    act: async (host) => {
      await host.page.getByRole('button', { name: 'Columns…' }).click();
      await host.page.getByRole('button', { name: 'Add Column' }).click();
      await host.page.getByRole('button', { name: 'Save Columns' }).click();
    },
  },
  {
    what: 'a CSV file',
    text: bodyWithInvoices(2),
    options: {
      grant: {
        previewCsv: () => ({
          file: 1,
          reading: 1,
          fileName: `${'march'.repeat(20)}.csv`,
          header: ['Invoice number', long, 'Remark', ''],
          rows: [['1', long, 'c', 'd']],
          rowCount: 10_000,
          separator: 'tab',
          mapping: ['/invoiceNo', undefined, undefined, undefined],
          dates: [{ order: null, sample: '02.10.2026' }, null, null, null],
          problems: [{ line: 3, rows: 17, column: 'Remark', sentence: long }],
          fitting: 9_979,
          moreProblems: 12,
          emptyRows: 4,
        }),
      },
    },
    act: async (host) => {
      await host.page.getByRole('button', { name: 'Import CSV…' }).click();
      await host.page.getByRole('dialog').waitFor();
    },
  },
];

describe('the form of an application in all themes', () => {
  for (const { what, text, grant, options, act } of scenes) {
    it(`has no accessibility problem: ${what}`, async () => {
      await using host = await openGrant(text, grant, { ...options, viewport: { width: 1200, height: 900 } });
      await act?.(host);
      for (const theme of themeKinds) {
        await switchTheme(host, theme);
        assert.deepEqual(await accessibilityProblems(host.page), [], theme);
      }
    });
  }
});

describe('the form of an application at all widths', () => {
  for (const { what, text, grant, options, act } of scenes) {
    it(`fits: ${what}`, async () => {
      await using host = await openGrant(text, grant, { ...options, viewport: { width: 1400, height: 900 } });
      await act?.(host);
      for (const width of [1400, 900, 600, 350, 320]) {
        await host.page.setViewportSize({ width, height: 800 });
        assert.deepEqual(await host.page.evaluate(findOverflow), [], `at ${width}`);
      }
    });
  }
});
