import { grantFormGuards } from './grantFormGuards.ts';
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
  longestCustomer,
  mostItems,
} from './guardShapes.ts';
import type { FixIntent } from './obstacle.ts';
import type { DocumentEdit, HostMethods, ShownRequest } from './requestEditor.ts';
import type { Guards } from './rpcPeer.ts';

/**
 * What the host accepts from the page, method by method. A page runs what it was given and nothing else, yet
 * nothing it says is taken unseen: exactly the known members, of the known types, within sane sizes.
 */
export const requestEditorGuards: Guards<HostMethods> = {
  getState: isNothing,
  getStrings: isNothing,
  edit: isDocumentEdit,
  send: isShownRequest,
  cancel: isNothing,
  chooseProfile: isNothing,
  chooseCustomer: (params): params is { readonly customer: string | null } =>
    hasExactly(params, ['customer']) &&
    (params['customer'] === null || isName(params['customer'], longestCustomer)),
  chooseEndpoint: (params): params is { readonly name: string } =>
    hasExactly(params, ['name']) && isName(params['name'], longestEndpoint),
  previewSignature: isNothing,
  fix: (params): params is { readonly intent: FixIntent } =>
    hasExactly(params, ['intent']) && isKeyOf(fixIntents, params['intent']),
  openBody: isNothing,
  openAsText: isNothing,
  saveToWorkspace: isNothing,
  aboutApi: isNothing,
  copyAsCode: isNothing,
  insertSample: isNothing,
  chooseFile: isNothing,
  copy: (params): params is { readonly what: Copied } =>
    hasExactly(params, ['what']) && isKeyOf(copied, params['what']),
  ...grantFormGuards,
};

type Copied = Parameters<HostMethods['copy']>[0]['what'];

const fixIntents: Readonly<Record<FixIntent, true>> = {
  importPrivateKey: true,
  setGatewayPublicKey: true,
  editProfile: true,
  switchProfile: true,
  setAccessToken: true,
  getAccessToken: true,
  refreshAccessToken: true,
  fixEncoding: true,
  manageTrust: true,
  openAsText: true,
  showLog: true,
  showSimulatorConnection: true,
  checkProfile: true,
  showSignature: true,
  diagnoseSignature: true,
  aboutApi: true,
  callSettings: true,
  openInquiry: true,
  followApplication: true,
  suggested: true,
  otherSuggested: true,
};

const copied: Readonly<Record<Copied, true>> = {
  responseBody: true,
  contentToSign: true,
  url: true,
  publicKey: true,
};

const longestEndpoint = 100;

function isDocumentEdit(params: unknown): params is DocumentEdit {
  if (!isRecord(params) || !isCount(params['sequence']) || params['sequence'] === 0) {
    return false;
  }
  switch (params['kind']) {
    case 'set':
      return (
        hasExactly(params, ['kind', 'sequence', 'pointer', 'json']) &&
        isPointer(params['pointer']) &&
        isText(params['json'])
      );
    case 'remove':
      return (
        hasExactly(params, ['kind', 'sequence', 'pointer']) &&
        isPointer(params['pointer']) &&
        params['pointer'] !== ''
      );
    case 'replaceText':
      return (
        hasExactly(params, ['kind', 'sequence', 'changes', 'baseLength']) &&
        isCount(params['baseLength']) &&
        areChanges(params['changes'], params['baseLength'])
      );
    case 'arrange':
      return (
        hasExactly(params, ['kind', 'sequence', 'pointer', 'before', 'entries']) &&
        isPointer(params['pointer']) &&
        isListOf(params['before'], isText) &&
        isListOf(params['entries'], (entry) => isCount(entry) || isText(entry))
      );
    case 'cells':
      return (
        hasExactly(params, ['kind', 'sequence', 'pointer', 'before', 'cells']) &&
        isPointer(params['pointer']) &&
        isListOf(params['before'], isKnownEntry) &&
        isListOf(params['cells'], isCellEdit)
      );
    default:
      return false;
  }
}

function isKnownEntry(known: unknown): boolean {
  return hasExactly(known, ['row', 'entry']) && isCount(known['row']) && isText(known['entry']);
}

function isCellEdit(cell: unknown): boolean {
  return (
    hasExactly(cell, ['row', 'path', 'json']) &&
    isCount(cell['row']) &&
    isPointer(cell['path']) &&
    cell['path'] !== '' &&
    (cell['json'] === null || isText(cell['json']))
  );
}

function isShownRequest(params: unknown): params is ShownRequest {
  return (
    hasExactlyOnPage(params, ['lastEdit', 'revision']) &&
    isCount(params['lastEdit']) &&
    isCount(params['revision'])
  );
}

/** Ascending and apart, and inside the text they were made for. */
function areChanges(value: unknown, baseLength: number): boolean {
  if (!Array.isArray(value) || value.length > mostItems) {
    return false;
  }
  let end = 0;
  return value.every((change: unknown) => {
    if (!hasExactly(change, ['from', 'to', 'insert']) || !isText(change['insert'])) {
      return false;
    }
    const { from, to } = change;
    const fits = isCount(from) && isCount(to) && end <= from && from <= to && to <= baseLength;
    end = isCount(to) ? to : end;
    return fits;
  });
}
