import { isJsonArray, type Json } from '../../../core/json/json.ts';
import type { FieldModel } from '../../../core/schema/form.ts';
import { useEditing } from '../../edits/editing.ts';
import { FieldFrame } from '../../form/FieldFrame.tsx';
import { JsonField } from '../../form/JsonField.tsx';
import { t } from '../../translate.ts';
import { InvoiceTable } from './InvoiceTable.tsx';

interface InvoicesFieldProps {
  readonly field: FieldModel;
  readonly value: Json | undefined;
}

const none: readonly Json[] = [];

/** The invoices of an application. */
export function InvoicesField({ field, value }: InvoicesFieldProps) {
  const { edits } = useEditing();
  if (value !== undefined && !isJsonArray(value)) {
    return (
      <JsonField
        field={field}
        value={value}
        reason={t('This value is of another type than the documents say.')}
      />
    );
  }
  return (
    <FieldFrame
      field={field}
      present={value !== undefined}
      onRemove={() => edits.send({ kind: 'remove', pointer: field.pointer })}
      grouped
    >
      {() => <InvoiceTable field={field} inBody={value ?? none} />}
    </FieldFrame>
  );
}
