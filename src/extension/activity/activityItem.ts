import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import { spoken } from '../../core/accounts/face.ts';
import { signatureInDoubt } from '../../core/activity/signatureInDoubt.ts';
import type { ActivitySummary } from '../../core/activity/summary.ts';
import { nodeContext, type CommandId, type NodeTrait } from '../contributions.ts';
import type { Profiles } from '../seams.ts';
import { translateAll } from '../translate.ts';
import type { ActivityNode } from './activityNodes.ts';
import {
  clockText,
  customerLabel,
  endpointTitle,
  momentText,
  originWord,
  outcomeWord,
} from './activityWords.ts';

/** One row of the view. */
export function activityItem(node: ActivityNode, profiles: Pick<Profiles, 'find'>): TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node);
    case 'call':
      return callItem(node, profiles);
    case 'older':
      return olderItem();
    case 'unreadable':
      return unreadableItem(node.reason);
  }
}

function groupItem({ group, grouping, first }: Extract<ActivityNode, { kind: 'group' }>): TreeItem {
  const item = new TreeItem(
    group.key ?? l10n.t('Without a reference'),
    first ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed,
  );
  item.id = `${grouping} ${JSON.stringify(group.key)}`;
  item.description = String(group.entries.length);
  item.iconPath = new ThemeIcon(grouping === 'day' ? 'calendar' : 'bookmark');
  item.contextValue = nodeContext();
  return item;
}

function callItem(node: Extract<ActivityNode, { kind: 'call' }>, profiles: Pick<Profiles, 'find'>): TreeItem {
  const { listed, grouping } = node;
  const { summary } = listed;
  const title = endpointTitle(summary.endpoint);
  const time = grouping === 'day' ? clockText(summary.sentAt) : momentText(summary.sentAt);
  const verdict = verdictText(summary);
  const others = [customerLabel(summary, profiles), l10n.t('{0} ms', String(summary.durationMs))];
  const proved = summary.outcome === 'succeeded' && summary.verification === 'verified';
  const item = new TreeItem(title);
  item.id = summary.id;
  item.description = [proved ? undefined : verdict, time, ...others]
    .filter((part) => part !== undefined)
    .join(' · ');
  item.iconPath = verdictIcon(summary);
  item.contextValue = nodeContext(...traitsOf(listed));
  item.accessibilityInformation = { label: spoken(title, verdict, time, ...others) };
  const command: CommandId = 'worldfirst.openCall';
  item.command = { title: l10n.t('Open Call'), command, arguments: [node] };
  return item;
}

function olderItem(): TreeItem {
  const item = new TreeItem(l10n.t('Show Older'));
  item.id = 'older';
  item.iconPath = new ThemeIcon('history');
  item.contextValue = nodeContext();
  const command: CommandId = 'worldfirst.showOlderCalls';
  item.command = { title: l10n.t('Show Older'), command };
  return item;
}

function unreadableItem(reason: string): TreeItem {
  const item = new TreeItem(l10n.t('The calls cannot be read'));
  item.id = 'unreadable';
  item.description = reason;
  item.tooltip = reason;
  item.iconPath = new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  item.contextValue = nodeContext();
  item.accessibilityInformation = { label: spoken(l10n.t('The calls cannot be read'), reason) };
  return item;
}

/** Everything that the summary tells, for the tooltip. */
export function callLines(summary: ActivitySummary, profiles: Pick<Profiles, 'find'>): readonly string[] {
  const { headline, endpoint, profileName, baseUrl, sentAt, durationMs, reference, origin } = summary;
  return [
    translateAll(headline),
    '',
    l10n.t('API: {0} ({1})', endpointTitle(endpoint), endpoint),
    l10n.t('Profile: {0}', profileName),
    l10n.t('Host: {0}', baseUrl),
    l10n.t('Customer: {0}', customerLabel(summary, profiles) ?? l10n.t('none, the partner itself')),
    l10n.t('Sent {0}, took {1} ms', momentText(sentAt), String(durationMs)),
    ...(reference === null ? [] : [l10n.t('Reference: {0}', reference)]),
    l10n.t('Started from: {0}', originWord(origin)),
  ];
}

/** The words for a call in its row and tooltip, as people read and look for them. */
export function callWordsShown(
  summary: ActivitySummary,
  profiles: Pick<Profiles, 'find'>,
): readonly string[] {
  return [
    endpointTitle(summary.endpoint),
    verdictText(summary),
    outcomeWord(summary.outcome),
    ...callLines(summary, profiles),
  ];
}

/** How it ended, the code where it was refused, and whether that can be trusted. */
function verdictText({ outcome, resultCode, verification }: ActivitySummary): string {
  const told = [
    outcome !== 'succeeded' && resultCode !== null ? resultCode : outcomeWord(outcome),
    ...(outcome !== 'notSent' && verification === 'notVerifiable' ? [l10n.t('not verified')] : []),
  ];
  return told.join(' · ');
}

/** What is not proved has no sign of success. */
function verdictIcon({ outcome, verification }: ActivitySummary): ThemeIcon {
  switch (outcome) {
    case 'succeeded':
      return verification === 'verified'
        ? new ThemeIcon('pass', new ThemeColor('testing.iconPassed'))
        : new ThemeIcon('unverified', new ThemeColor('list.warningForeground'));
    case 'pending':
      return new ThemeIcon('clock');
    case 'unknown':
      return new ThemeIcon('question', new ThemeColor('list.warningForeground'));
    case 'failed':
    case 'refusedUnverified':
      return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
    case 'notSent':
      return new ThemeIcon('circle-slash');
  }
}

function traitsOf({ summary }: ListedEntry): readonly NodeTrait[] {
  return [
    'call',
    ...(summary.httpStatus === null ? [] : (['answeredCall'] as const)),
    ...(signatureInDoubt(summary) === undefined ? [] : (['doubtfulCall'] as const)),
  ];
}
