import { creditGrantApplication } from '../creditGrantApplication.ts';
import { defineEndpoint } from '../endpoint.ts';
import {
  creditGrantStatusMeanings as meanings,
  customerHeaders,
  result,
  unknownOutcomeNote,
} from '../fragments.ts';
import { allSystemCodes, systemResults } from '../results.ts';

/** Document 001. */
export const applyCreditGrant = defineEndpoint({
  name: 'applyCreditGrant',
  title: 'Apply for a credit grant',
  purpose: 'Asks WorldFirst to grant credit against invoices that were uploaded before.',
  family: 'credit',
  method: 'POST',
  path: '/amsin/alipay/business/credit/applyCreditGrant',
  effect: 'movesMoney',
  idempotencyField: 'referenceNo',
  echoes: 'referenceNo',
  settledBy: 'inquiryCreditGrant',
  headers: customerHeaders,
  request: creditGrantApplication,
  response: {
    type: 'object',
    title: 'Credit grant answer',
    description: 'The result of the call and what became of the application.',
    status: 'documented',
    documents: ['001'],
    required: ['result'],
    properties: {
      result,
      referenceNo: {
        type: 'string',
        title: 'Reference number',
        description: 'Your own id of the application, as it was sent.',
        status: 'documented',
        documents: ['001'],
      },
      creditGrantNo: {
        type: 'string',
        title: 'Credit grant number',
        description: "WorldFirst's number of the credit grant.",
        status: 'documented',
        documents: ['001'],
      },
      creditGrantStatus: {
        type: 'string',
        title: 'Credit grant status',
        description: 'What became of the application.',
        status: 'documented',
        documents: ['001'],
        enum: ['ACCEPTED', 'FAILED'],
        enumMeanings: { ACCEPTED: meanings.ACCEPTED, FAILED: meanings.FAILED },
      },
      failCode: {
        type: 'string',
        title: 'Fail code',
        description: 'The code of the reason for which the application failed.',
        status: 'documented',
        documents: ['001'],
        notes: ['Only with FAILED. Its values are not documented.'],
      },
      failMessage: {
        type: 'string',
        title: 'Fail message',
        description: 'The detailed reason for which the application failed.',
        status: 'documented',
        documents: ['001'],
        notes: ['Only with FAILED.'],
      },
    },
  },
  requiredOnSuccess: ['referenceNo', 'creditGrantStatus'],
  businessStatus: {
    field: 'creditGrantStatus',
    reasonFields: ['failCode', 'failMessage'],
    values: {
      ACCEPTED: { standing: 'pending', meaning: meanings.ACCEPTED },
      FAILED: { standing: 'failed', meaning: meanings.FAILED },
    },
  },
  results: systemResults(allSystemCodes, ['001'], {
    SUCCESS:
      'The call succeeded, which says nothing of the application yet: read creditGrantStatus, and follow an accepted application with inquiryCreditGrant.',
    PARAM_ILLEGAL:
      'Check that every field of the header and of the body is correct and valid, by the field list of this API. Before you make a corrected application under a new referenceNo, query this one with inquiryCreditGrant.',
    PROCESS_FAIL:
      'Do not repeat the application. A person usually has to look into it: contact the technical support team.',
    UNKNOWN_EXCEPTION:
      'The service may be down, and the application may have been taken in all the same. Query it with inquiryCreditGrant after 5 minutes, then at the documented intervals. If no query succeeds, contact the technical support team.',
    REQUEST_TRAFFIC_EXCEED_LIMIT:
      'The application may have been taken in all the same. Pause, then query it with inquiryCreditGrant at the documented intervals. If it goes on, contact the technical support team.',
  }),
  resultsComplete: true,
  sample: {
    request: {
      referenceNo: 'REF-2024-0001',
      payeeCode: 'PAYEE01',
      vcCode: 'VC01',
      invoiceDate: '20241231',
      timeZone: 'Asia/Shanghai',
      attachmentFile: { fileName: 'invoice-0000.pdf', fileKey: 'fk_0000' },
      invoiceInfoList: [{}],
    },
    response: {
      result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success' },
      referenceNo: 'REF-2024-0001',
      creditGrantNo: 'CG0001',
      creditGrantStatus: 'ACCEPTED',
    },
    origin: 'constructed',
    invented: [
      '/referenceNo',
      '/payeeCode',
      '/vcCode',
      '/invoiceDate',
      '/timeZone',
      '/attachmentFile/fileName',
      '/attachmentFile/fileKey',
      '/invoiceInfoList/0',
    ],
  },
  notes: [
    'WorldFirst evaluates and approves the application by the invoices that were uploaded with submitAttachment.',
    'A resultStatus of S together with a creditGrantStatus of FAILED can well occur: the call went through, the application was turned down.',
    'No notification tells the decision: query inquiryCreditGrant until the status is SUCCESS or FAILED.',
    'An applicant needs a WorldFirst Hong Kong account above level L3 and has to have applied for the Vendor Central invoice product in the portal.',
    'The document lists system codes only.',
    unknownOutcomeNote,
  ],
  bestPractices: [
    'Upload all the invoices with submitAttachment before you apply.',
    'Query the credit quota before you apply.',
  ],
  documents: [
    {
      id: '001',
      title: 'Apply for a credit grant',
      url: 'https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/apply_credit_grant',
    },
    {
      id: 'web',
      title: 'Apply for a credit grant (newer copy)',
      url: 'https://idocs.alipay.com/worldfirst-open/alipay-worldfirst/worldfirst_enterprise_service/apply_credit_grant',
    },
  ],
});
