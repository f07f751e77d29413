import type { Column } from './columns.ts';

/**
 * Columns to begin with. No document names the members of an invoice, so these names are suggestions alone:
 * they have to be replaced by those that WorldFirst gave.
 */
export const suggestedColumns: readonly Column[] = [
  { path: '/invoiceNo', title: 'Invoice number', type: 'text', unique: true },
  { path: '/invoiceDate', title: 'Invoice date', type: 'date' },
  { path: '/dueDate', title: 'Due date', type: 'date' },
  {
    path: '/invoiceAmount',
    title: 'Invoice amount',
    type: 'amount',
    form: 'amountObject',
    // A currency that nobody named is a wrong amount.
    currency: '',
  },
  { path: '/purchaseOrderNo', title: 'Purchase order number', type: 'text' },
];
