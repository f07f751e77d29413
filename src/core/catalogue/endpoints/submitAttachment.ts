import { defineEndpoint } from '../endpoint.ts';
import { attachmentInfo, customerHeaders, result } from '../fragments.ts';
import { systemResults } from '../results.ts';

/** Described by its web page, which documents 000 and 001 refer to. */
export const submitAttachment = defineEndpoint({
  name: 'submitAttachment',
  title: 'Submit attachments',
  purpose: 'Uploads one file, in base64 inside the JSON body, and gives back the key that stands for it.',
  family: 'credit',
  method: 'POST',
  path: '/amsin/api/v1/business/account/submitAttachment',
  effect: 'write',
  echoes: 'attachmentId',
  headers: customerHeaders,
  request: {
    type: 'object',
    title: 'Attachment upload',
    description: 'One file and the business it belongs to.',
    status: 'documented',
    documents: ['web'],
    required: ['attachmentId', 'attachmentType', 'attachmentContent', 'fileName', 'bizOrderId', 'bizType'],
    properties: {
      attachmentId: {
        type: 'string',
        title: 'Attachment id',
        description: 'Your own id of the file.',
        status: 'documented',
        documents: ['web'],
        minLength: 1,
        maxLength: 64,
        notes: ['It identifies the file and nothing else: it does not make a repeated upload idempotent.'],
      },
      attachmentType: {
        type: 'string',
        title: 'Attachment type',
        description: 'What kind of document the file is, a value of the AttachmentType dictionary.',
        status: 'documented',
        documents: ['web'],
        minLength: 1,
        notes: ['The values of that dictionary are not in the pages read; ask WorldFirst which one to send.'],
      },
      attachmentContent: {
        type: 'string',
        title: 'Content',
        description: 'The file in base64.',
        status: 'documented',
        documents: ['web'],
        minLength: 1,
        maxLength: 9786710,
        format: 'base64',
        notes: ['The file may have at most 7 MB, which makes at most 9,786,710 characters.'],
      },
      fileName: {
        type: 'string',
        title: 'File name',
        description: 'The name of the file with its extension, for instance file.pdf.',
        status: 'documented',
        documents: ['web'],
        minLength: 1,
        maxLength: 128,
        notes: ['PNG, JPG, JPEG and PDF are taken; a newer version of the page adds ZIP.'],
      },
      bizOrderId: {
        type: 'string',
        title: 'Business order id',
        description: 'The business order to which the file belongs.',
        status: 'documented',
        documents: ['web'],
        minLength: 1,
        maxLength: 64,
      },
      bizType: {
        type: 'string',
        title: 'Business type',
        description: 'The business scene for which the file is uploaded.',
        status: 'documented',
        documents: ['web'],
        minLength: 1,
        knownValues: ['WF_B2B_ORDER_SYNC', 'WF_B2B_COLLECTION_ORDER_SYNC'],
        notes: ['Which value belongs to the invoices of a credit grant is not documented; ask WorldFirst.'],
      },
    },
  },
  response: {
    type: 'object',
    title: 'Attachment answer',
    description: 'The result of the call and the stored file.',
    status: 'documented',
    documents: ['web'],
    required: ['result'],
    properties: {
      result,
      attachmentInfo: {
        ...attachmentInfo,
        title: 'Stored file',
        description: 'The name and the key of the stored file, for attachmentFile of applyCreditGrant.',
        documents: ['web'],
        notes: [],
      },
    },
  },
  requiredOnSuccess: ['attachmentInfo'],
  results: [
    ...systemResults(
      ['SUCCESS', 'PARAM_ILLEGAL', 'PROCESS_FAIL', 'UNKNOWN_EXCEPTION', 'INVALID_SIGNATURE'],
      ['web'],
      {
        SUCCESS: 'Keep fileName and fileKey of the answer: an application names the file by them.',
        PARAM_ILLEGAL:
          'Check that every field of the header and of the body is correct and valid, by the field list of this API. Upload the corrected file with a new attachmentId.',
        PROCESS_FAIL:
          'A person usually has to look into it: contact the technical support team before you upload anything more.',
        UNKNOWN_EXCEPTION:
          'The service may be down, and the file may or may not be stored. No inquiry tells which: upload the file later with a new attachmentId, and use only a fileKey that an answer gave you. If it goes on, contact the technical support team.',
        INVALID_SIGNATURE:
          'Make sure that the request is signed properly, then upload the file with a new attachmentId.',
      },
    ),
    {
      code: 'REPEAT_REQ_INCONSISTENT',
      status: 'F',
      kind: 'business',
      meaning: 'An earlier request with the same identification had other fields.',
      furtherAction:
        'Compare the fields with those of the earlier upload. A file that differs needs a new attachmentId.',
      documents: ['web'],
    },
  ],
  resultsComplete: false,
  sample: {
    request: {
      attachmentId: 'ATT-0001',
      attachmentType: 'INVOICE',
      attachmentContent: 'JVBERi0xLjQK',
      fileName: 'invoice-0001.pdf',
      bizOrderId: 'REF-2024-0001',
      bizType: 'WF_B2B_ORDER_SYNC',
    },
    response: {
      result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success' },
      attachmentInfo: { fileName: 'invoice-0001.pdf', fileKey: 'fk_0001' },
    },
    origin: 'constructed',
    invented: [
      '/attachmentId',
      '/attachmentType',
      '/attachmentContent',
      '/fileName',
      '/bizOrderId',
      '/bizType',
    ],
  },
  notes: [
    'The body is JSON, not multipart; a file of 7 MB makes a body of nearly 10 MB, which is signed as a whole.',
    'No inquiry exists for an upload. If its outcome is unknown, upload the file again with a new attachmentId.',
    'The copy of the page that was read ends within its table of result codes: more codes may exist.',
  ],
  bestPractices: [
    'Query the credit quota before you upload further invoices.',
    'Upload every invoice that an application needs before you apply.',
  ],
  documents: [
    {
      id: 'web',
      title: 'Submit attachments',
      url: 'https://developers.worldfirst.com/docs/alipay-worldfirst/worldfirst_enterprise_solution/submit_attachment',
    },
  ],
});
