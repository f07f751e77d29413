import type { Column } from '../../src/core/invoices/columns.ts';
import { suggestedColumns } from '../../src/core/invoices/suggestedColumns.ts';
import type { ChosenFile, GrantFormState, KnownQuota } from '../../src/protocol/grantForm.ts';
import { EditorHost, type EditorHostOptions } from './editorHost.ts';

export const invoiceColumns: readonly Column[] = [
  { path: '/invoiceNo', title: 'Invoice number', type: 'text', unique: true },
  { path: '/invoiceDate', title: 'Invoice date', type: 'date' },
  {
    path: '/invoiceAmount',
    title: 'Invoice amount',
    type: 'amount',
    form: 'amountObject',
    currency: 'USD',
  },
];

export const quota: KnownQuota = {
  figures: [
    { label: 'Cap', value: 'USD 100,000.00', raw: '10000000' },
    { label: 'Granted', value: 'USD 40,000.00', raw: '4000000' },
    { label: 'Approvable: at most', value: 'USD 60,000.00', raw: '6000000' },
  ],
  approvable: { currency: 'USD', minorUnits: '6000000' },
  overdue: false,
  verified: true,
  readAt: Date.UTC(2026, 2, 31, 8, 0, 0),
};

export function chosenFile(change: Partial<ChosenFile> = {}): ChosenFile {
  return {
    id: 'f1',
    name: 'invoices-march.pdf',
    bytes: 182_344,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    problem: undefined,
    warning: undefined,
    ...change,
  };
}

export function grantState(change: Partial<GrantFormState> = {}): GrantFormState {
  return {
    attachment: {
      files: [],
      archive: undefined,
      problem: undefined,
      details: { attachmentType: '', bizType: '', bizOrderId: '' },
      knownBusinessTypes: ['WF_B2B_ORDER_SYNC', 'WF_B2B_COLLECTION_ORDER_SYNC'],
      upload: { kind: 'none' },
      doubt: undefined,
    },
    columns: { columns: invoiceColumns, suggestions: suggestedColumns, problem: undefined },
    quota: { kind: 'known', ...quota },
    codes: { payeeCode: [], vcCode: [] },
    application: undefined,
    ...change,
  };
}

/** The page of an application, with the state of its controls. */
export function openGrant(
  text: string,
  change: Partial<GrantFormState> = {},
  options: EditorHostOptions = {},
): Promise<EditorHost> {
  return EditorHost.open({
    endpoint: 'applyCreditGrant',
    text,
    viewport: { width: 760, height: 900 },
    ...options,
    override: { grant: grantState(change), ...options.override },
  });
}

/** A body with so many invoices, each with a number, a date and an amount of its own. */
export function bodyWithInvoices(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, row) =>
      `    {"invoiceNo": "INV-${row}", "invoiceDate": "20260301", "invoiceAmount": {"currency": "USD", "value": ${row + 1}}}`,
  );
  return `{\n  "referenceNo": "R-1",\n  "invoiceInfoList": [\n${rows.join(',\n')}\n  ]\n}\n`;
}
