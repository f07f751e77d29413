import { endpoints } from '../../core/catalogue/index.ts';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { requestFileEnd, stemOf } from './requestFileName.ts';

/**
 * The endpoint that a request file is for: `<anything>.<endpoint>.wf.json`, in any case because file systems
 * differ in theirs. `undefined` where the name tells no endpoint that is known.
 */
export function endpointOfFile(fileName: string): EndpointDescription | undefined {
  const stem = stemOf(fileName);
  const name = stem?.slice(stem.lastIndexOf('.') + 1).toLowerCase();
  return endpoints.find((endpoint) => endpoint.name.toLowerCase() === name);
}

/** Whether a request file is an application for a credit grant, which has more than its body. */
export function isApplication(fileName: string): boolean {
  return endpointOfFile(fileName)?.name === 'applyCreditGrant';
}

/** A file name for a request to `endpoint`; `label` is cleaned of what file systems refuse. */
export function requestFileName(label: string, endpoint: string): string {
  const clean = label
    .replace(/[\p{Cc}\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
    .slice(0, 100)
    .trimEnd();
  return `${clean === '' ? 'request' : clean}.${endpoint}${requestFileEnd}`;
}

/**
 * The name that a file chosen for `endpoint` should have: its own, completed where it does not tell. Dialogs append
 * endings of their own, so that one may be there twice or only in part.
 */
export function completedFileName(fileName: string, endpoint: string): string {
  if (endpointOfFile(fileName)?.name === endpoint) {
    return fileName;
  }
  const bare = fileName.replace(/(\.wf|\.json)+$/i, '');
  const told = endpointOfFile(bare + requestFileEnd);
  return requestFileName(told === undefined ? bare : bare.slice(0, -(told.name.length + 1)), endpoint);
}

/** What a person calls the request: the file's name without endpoint and ending. */
export function labelOfFile(fileName: string): string {
  const stem = stemOf(fileName) ?? fileName;
  const endpoint = endpointOfFile(fileName);
  const label = endpoint === undefined ? stem : stem.slice(0, -(endpoint.name.length + 1));
  return label === '' ? stem : label;
}
