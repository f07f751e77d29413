import {
  l10n,
  MarkdownString,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  workspace,
  type Uri,
} from 'vscode';
import {
  takesCredentials,
  type Effect,
  type EndpointDescription,
  type Family,
} from '../../core/catalogue/endpoint.ts';
import { nodeContext, type CommandId } from '../contributions.ts';
import { apiNodeId, type ApiNode } from './apiNodes.ts';
import { themeIcon } from './accountsItem.ts';
import { warningIcon } from '../../core/accounts/face.ts';

/** One row of the APIs view. */
export function apiItem(node: ApiNode): TreeItem {
  const item = bareItem(node);
  item.id = apiNodeId(node);
  if (node.kind === 'endpoint' || node.kind === 'requestFile') {
    const documentsOnly = node.kind === 'endpoint' && takesCredentials(node.endpoint);
    const command: CommandId = documentsOnly ? 'worldfirst.aboutApi' : 'worldfirst.openRequest';
    const title = documentsOnly ? l10n.t('About This API') : l10n.t('Open Request');
    item.command = { title, command, arguments: [node] };
  }
  return item;
}

function bareItem(node: ApiNode): TreeItem {
  switch (node.kind) {
    case 'family': {
      const item = new TreeItem(familyTitle(node.family), TreeItemCollapsibleState.Expanded);
      item.iconPath = new ThemeIcon(familyIcons[node.family]);
      return item;
    }
    case 'endpoint':
      return endpointItem(node.endpoint);
    case 'requestFiles':
      return requestFilesItem(node.count, node.cut);
    case 'requestFile':
      return requestFileItem(node.uri, node.endpoint);
  }
}

function endpointItem(endpoint: EndpointDescription): TreeItem {
  const { name, method, path, effect } = endpoint;
  const title = l10n.t(endpoint.title);
  const item = new TreeItem(title);
  item.description = name;
  item.iconPath = new ThemeIcon(effectIcons[effect]);
  item.contextValue = takesCredentials(endpoint) ? nodeContext('tokenEndpoint') : nodeContext('endpoint');
  item.accessibilityInformation = { label: [title, name, effectText(effect)].join(', ') };
  const tooltip = new MarkdownString();
  tooltip
    .appendMarkdown('**')
    .appendText(title)
    .appendMarkdown('**\n\n')
    .appendText(l10n.t(endpoint.purpose));
  tooltip.appendMarkdown(`\n\n\`${method} ${path}\`\n\n`).appendText(effectText(effect));
  item.tooltip = tooltip;
  return item;
}

function requestFilesItem(count: number, cut: boolean): TreeItem {
  const item = new TreeItem(l10n.t('Request Files'), TreeItemCollapsibleState.Expanded);
  item.iconPath = new ThemeIcon('files');
  item.description = cut ? l10n.t('the first {0}', count) : String(count);
  return item;
}

function requestFileItem(uri: Uri, endpoint: EndpointDescription | undefined): TreeItem {
  const item = new TreeItem(uri);
  const path = workspace.asRelativePath(uri);
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : undefined;
  const about = endpoint ? l10n.t(endpoint.title) : l10n.t('unknown endpoint');
  item.description = folder === undefined ? about : `${about} · ${folder}`;
  item.iconPath = endpoint ? ThemeIcon.File : themeIcon(warningIcon);
  item.contextValue = nodeContext('requestFile');
  item.accessibilityInformation = { label: [path, about].join(', ') };
  item.tooltip = endpoint
    ? path
    : [path, l10n.t('The name of the file tells no endpoint that is known. Open it to choose one.')].join(
        '\n',
      );
  return item;
}

export function familyTitle(family: Family): string {
  switch (family) {
    case 'accounts':
      return l10n.t('Accounts');
    case 'credit':
      return l10n.t('Credit');
    case 'authorization':
      return l10n.t('Authorisation');
  }
}

const familyIcons: Readonly<Record<Family, string>> = {
  accounts: 'library',
  credit: 'graph',
  authorization: 'key',
};

const effectIcons: Readonly<Record<Effect, string>> = {
  read: 'search',
  write: 'cloud-upload',
  movesMoney: 'arrow-swap',
};

function effectText(effect: Effect): string {
  switch (effect) {
    case 'read':
      return l10n.t('reads only');
    case 'write':
      return l10n.t('writes');
    case 'movesMoney':
      return l10n.t('moves money');
  }
}
