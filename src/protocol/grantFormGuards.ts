import { amountForms, columnTypes } from '../core/invoices/columns.ts';
import type { DateOrder } from '../core/invoices/dateOrder.ts';
import type { CsvSeparatorName, GrantMethods, RememberedField, UploadDetail } from './grantForm.ts';
import {
  hasExactly,
  hasExactlyOnPage,
  isCount,
  isKeyOf,
  isListOf,
  isName,
  isNothing,
  isPointer,
  isRecord,
  isText,
} from './guardShapes.ts';
import type { Guards } from './rpcPeer.ts';

type Params<K extends keyof GrantMethods> = Parameters<GrantMethods[K]>[0];

/** What the host accepts from the page of an application, method by method. */
export const grantFormGuards: Guards<GrantMethods> = {
  chooseAttachments: isNothing,
  addAttachments: (params): params is Params<'addAttachments'> =>
    hasExactly(params, ['uris']) && isListOf(params['uris'], (uri) => isName(uri, longestUri), mostFiles),
  dropAttachment: (params): params is Params<'dropAttachment'> =>
    hasExactly(params, ['name', 'bytes']) &&
    isName(params['name'], longestFileName) &&
    params['bytes'] instanceof Uint8Array &&
    params['bytes'].byteLength <= largestDroppedFile,
  removeAttachment: (params): params is Params<'removeAttachment'> =>
    hasExactly(params, ['id']) && isName(params['id'], longestId),
  setUploadDetail: (params): params is Params<'setUploadDetail'> =>
    hasExactlyOnPage(params, ['detail', 'value']) &&
    isKeyOf(uploadDetails, params['detail']) &&
    isShortText(params['value']),
  upload: (params): params is Params<'upload'> => hasExactlyOnPage(params, []),
  cancelUpload: isNothing,
  newReference: isNothing,
  rememberCode: (params): params is Params<'rememberCode'> =>
    hasExactly(params, ['field', 'value', 'label']) &&
    isKeyOf(rememberedFields, params['field']) &&
    isName(params['value'], longestCode) &&
    isShortText(params['label']),
  forgetCode: (params): params is Params<'forgetCode'> =>
    hasExactly(params, ['field', 'value']) &&
    isKeyOf(rememberedFields, params['field']) &&
    isName(params['value'], longestCode),
  refreshQuota: isNothing,
  previewCsv: (params): params is Params<'previewCsv'> =>
    hasExactly(params, ['file', 'separator', 'mapping', 'dates']) &&
    (params['file'] === null || isCount(params['file'])) &&
    (params['separator'] === null || isKeyOf(separators, params['separator'])) &&
    (params['mapping'] === null || isMapping(params['mapping'])) &&
    (params['dates'] === null || isDates(params['dates'])),
  importCsv: (params): params is Params<'importCsv'> =>
    hasExactly(params, ['file', 'reading', 'mapping', 'dates', 'replace', 'onlyFitting']) &&
    isCount(params['file']) &&
    isCount(params['reading']) &&
    isMapping(params['mapping']) &&
    isDates(params['dates']) &&
    typeof params['replace'] === 'boolean' &&
    typeof params['onlyFitting'] === 'boolean',
  exportCsv: isNothing,
  saveColumns: (params): params is Params<'saveColumns'> =>
    hasExactly(params, ['columns']) && isListOf(params['columns'], isColumn, mostColumns),
  splitByColumn: (params): params is Params<'splitByColumn'> =>
    hasExactly(params, ['path']) && isPath(params['path']),
  queryApplication: isNothing,
  showEvidence: isNothing,
};

/** What the page may hold of a file that was dropped on it, in bytes. */
export const largestDroppedFile = 32_000_000;

const longestUri = 4_000;
const longestFileName = 1_000;
const longestId = 100;
const longestCode = 1_000;
const longestShortText = 1_000;
const mostFiles = 1_000;
const mostColumns = 200;

const uploadDetails: Readonly<Record<UploadDetail, true>> = {
  attachmentType: true,
  bizType: true,
  bizOrderId: true,
};

const rememberedFields: Readonly<Record<RememberedField, true>> = { payeeCode: true, vcCode: true };

const separators: Readonly<Record<CsvSeparatorName, true>> = { comma: true, semicolon: true, tab: true };

const dateOrders: Readonly<Record<DateOrder, true>> = { dayFirst: true, monthFirst: true };

function isDates(value: unknown): boolean {
  return isListOf(value, (order) => order === null || isKeyOf(dateOrders, order));
}

function isMapping(value: unknown): boolean {
  return isListOf(value, (path) => path === null || isPath(path));
}

/** A column as far as its shape goes; whether it is one that can be used, the host tells in a sentence. */
function isColumn(value: unknown): boolean {
  if (!isRecord(value)) {
    return false;
  }
  const { type, unique, form, currency } = value;
  const keys = ['path', 'title', 'type', ...(unique === undefined ? [] : ['unique'])];
  const plain =
    isPath(value['path']) && isShortText(value['title']) && (unique === undefined || unique === true);
  return type === 'amount'
    ? plain &&
        hasExactly(value, [...keys, 'form', 'currency']) &&
        amountForms.some((each) => each === form) &&
        isShortText(currency)
    : plain && hasExactly(value, keys) && columnTypes.some((each) => each === type);
}

function isPath(value: unknown): boolean {
  return isPointer(value) && value !== '';
}

function isShortText(value: unknown): boolean {
  return isText(value) && value.length <= longestShortText;
}
