import { isJsonArray, type Json } from '../../../core/json/json.ts';
import type { FieldModel } from '../../../core/schema/form.ts';
import { useEditing } from '../../edits/editing.ts';
import { FieldFrame } from '../../form/FieldFrame.tsx';
import { JsonField } from '../../form/JsonField.tsx';
import { t } from '../../translate.ts';
import { DraftList } from './DraftList.tsx';
import { InvoiceTable } from './InvoiceTable.tsx';
import { RefusedNotice } from './RefusedNotice.tsx';
import { useTableParts } from './useTableParts.ts';

interface InvoicesFieldProps {
  readonly field: FieldModel;
  readonly value: Json | undefined;
}

const none: readonly Json[] = [];

/** The invoices of an application. */
export function InvoicesField({ field, value }: InvoicesFieldProps) {
  const { edits } = useEditing();
  // What was typed into the table outlives a moment in which the value is no list.
  const parts = useTableParts(field.pointer, isJsonArray(value) ? value : none);
  if (value !== undefined && !isJsonArray(value)) {
    return (
      <>
        <RefusedNotice rows={parts.rows} />
        <DraftList parts={parts} onGoTo={() => undefined} />
        <JsonField
          field={field}
          value={value}
          reason={t('This value is of another type than the documents say.')}
        />
      </>
    );
  }
  return (
    <FieldFrame
      field={field}
      present={value !== undefined}
      onRemove={() => edits.send({ kind: 'remove', pointer: field.pointer })}
      grouped
    >
      {() => <InvoiceTable field={field} parts={parts} />}
    </FieldFrame>
  );
}
