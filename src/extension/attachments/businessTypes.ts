import { submitAttachment } from '../../core/catalogue/endpoints/submitAttachment.ts';

/** Values of `bizType` that a document names, for other business than credit invoices. */
export const knownBusinessTypes: readonly string[] = submitAttachment.request.properties.bizType.knownValues;
