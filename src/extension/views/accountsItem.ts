import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { Face, Icon } from '../../core/accounts/face.ts';
import type { AccountsNode } from '../../core/accounts/nodes.ts';
import { nodeContext, type CommandId } from '../contributions.ts';

/** One row of the tree. Its tooltip is made when it is asked for. */
export function accountsItem(node: AccountsNode, face: Face): TreeItem {
  const item = new TreeItem(face.label, collapsibleStates[face.expansion]);
  item.id = node.id;
  item.contextValue = nodeContext(...face.traits);
  item.accessibilityInformation = { label: face.spoken };
  if (face.description !== undefined) {
    item.description = face.description;
  }
  if (face.icon) {
    item.iconPath = themeIcon(face.icon);
  }
  if (node.kind === 'action') {
    const { title, command, args } = node.fix;
    item.command = { title, command, ...(args ? { arguments: [...args] } : {}) };
  } else if (node.kind === 'addCurrency') {
    const command: CommandId = 'worldfirst.addPrefundingCurrency';
    item.command = { title: face.label, command, arguments: [node] };
  }
  if (node.kind === 'playing') {
    const command: CommandId = 'worldfirst.chooseSimulatorScenario';
    item.command = { title: face.label, command };
  }
  return item;
}

export function themeIcon({ name, tone }: Icon): ThemeIcon {
  return tone === undefined ? new ThemeIcon(name) : new ThemeIcon(name, new ThemeColor(toneColors[tone]));
}

const toneColors = { warning: 'list.warningForeground', error: 'list.errorForeground' } as const;

const collapsibleStates = {
  none: TreeItemCollapsibleState.None,
  open: TreeItemCollapsibleState.Expanded,
  closed: TreeItemCollapsibleState.Collapsed,
} as const;
