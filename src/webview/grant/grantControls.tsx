import type { ComponentType } from 'preact';
import type { SpecialControl } from '../form/formContext.ts';
import { ApplicationLine } from './ApplicationLine.tsx';
import { AttachmentField } from './attachment/AttachmentField.tsx';
import { CodeField } from './CodeField.tsx';
import { DateField } from './DateField.tsx';
import { InvoicesField } from './invoices/InvoicesField.tsx';
import { ReferenceField } from './ReferenceField.tsx';
import { ZoneField } from './ZoneField.tsx';

/** What the form of an application has in the place of the plain controls. */
export interface GrantControls {
  /** Stands above the fields. */
  readonly GrantHead: ComponentType;
  readonly fields: Readonly<Record<string, SpecialControl>>;
}

export const grantControls: GrantControls = {
  GrantHead: ApplicationLine,
  fields: {
    '/referenceNo': ReferenceField,
    '/payeeCode': CodeField,
    '/vcCode': CodeField,
    '/invoiceDate': DateField,
    '/timeZone': ZoneField,
    '/attachmentFile': AttachmentField,
    '/invoiceInfoList': InvoicesField,
  },
};
