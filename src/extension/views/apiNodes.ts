import type { Uri } from 'vscode';
import type { EndpointDescription, Family } from '../../core/catalogue/endpoint.ts';

export type ApiNode =
  | { readonly kind: 'family'; readonly family: Family }
  | { readonly kind: 'endpoint'; readonly endpoint: EndpointDescription }
  | {
      readonly kind: 'requestFiles';
      readonly count: number;
      /** More files exist than are listed. */
      readonly cut: boolean;
    }
  | {
      readonly kind: 'requestFile';
      readonly uri: Uri;
      /** Missing where the file's name tells no endpoint that is known. */
      readonly endpoint: EndpointDescription | undefined;
    };

/** Unique in the tree and the same after every refresh. */
export function apiNodeId(node: ApiNode): string {
  switch (node.kind) {
    case 'family':
      return `family/${node.family}`;
    case 'endpoint':
      return `endpoint/${node.endpoint.name}`;
    case 'requestFiles':
      return 'requestFiles';
    case 'requestFile':
      return `requestFile/${node.uri.toString()}`;
  }
}
