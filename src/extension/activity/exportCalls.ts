import { l10n, ProgressLocation, Uri, window, workspace, type CancellationToken } from 'vscode';
import type { ListedEntry } from '../../core/activity/activityStore.ts';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { isEmptyFilter, type ActivityFilter } from '../../core/activity/filter.ts';
import { harOf } from '../../core/activity/har.ts';
import { askChoice } from '../commands/inputs.ts';
import { hasMembers } from '../views/nodeArgument.ts';
import type { CommandOutcome } from '../seams.ts';
import type { ActivityServices } from './activityServices.ts';
import type { ActivityTree } from './activityTree.ts';
import { readCall } from './callDocuments.ts';

/** Writes one call as HTTP Archive. */
export async function exportCall(listed: ListedEntry, services: ActivityServices): Promise<CommandOutcome> {
  const read = await readCall(listed, services);
  if (!read.ok) {
    return read.obstacle;
  }
  const target = await askTarget(`${listed.summary.endpoint}.har`);
  return target && write(target, [read.value], services);
}

/** Writes the calls that the view shows, or all of them. */
export async function exportCalls(tree: ActivityTree, services: ActivityServices): Promise<CommandOutcome> {
  const filter = await askWhich(tree);
  const target = filter && (await askTarget('activity.har'));
  if (filter === undefined || target === undefined) {
    return undefined;
  }
  const gathered = await window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Exporting calls'), cancellable: true },
    (_progress, token) => gather(tree, filter, services, token),
  );
  if (gathered === undefined) {
    return undefined;
  }
  return gathered.length === 0
    ? { sentence: l10n.t('There is no call to export.') }
    : write(target, gathered, services);
}

async function askWhich({ filter, shown, hidden }: ActivityTree): Promise<ActivityFilter | undefined> {
  if (isEmptyFilter(filter) && hidden === 0) {
    return {};
  }
  const answer = await askChoice<'shown' | 'all'>(
    { title: l10n.t('Export Calls') },
    {
      placeholder: l10n.t('Which calls?'),
      choices: [
        { label: l10n.t('Those That the View Shows'), value: 'shown' },
        { label: l10n.t('All Calls'), value: 'all' },
      ],
    },
  );
  return answer.kind !== 'next' ? undefined : answer.value === 'all' ? {} : shown;
}

async function gather(
  tree: ActivityTree,
  filter: ActivityFilter,
  { activity }: ActivityServices,
  token: CancellationToken,
): Promise<readonly ActivityEntry[] | undefined> {
  const store = await activity.store();
  const entries: ActivityEntry[] = [];
  for await (const { place } of tree.fitting(filter, () => !token.isCancellationRequested)) {
    const read = await store.read(place);
    if (read.kind === 'found') {
      entries.push(read.entry);
    }
  }
  return token.isCancellationRequested ? undefined : entries;
}

async function askTarget(name: string): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return window.showSaveDialog({
    title: l10n.t('Export as HTTP Archive'),
    filters: { [l10n.t('HTTP Archive')]: ['har'] },
    ...(folder ? { defaultUri: Uri.joinPath(folder, name) } : {}),
  });
}

async function write(
  target: Uri,
  entries: readonly ActivityEntry[],
  { context }: ActivityServices,
): Promise<CommandOutcome> {
  const manifest: unknown = context.extension.packageJSON;
  const version = hasMembers(manifest) && typeof manifest['version'] === 'string' ? manifest['version'] : '';
  const text = `${JSON.stringify(harOf(entries, version), null, 2)}\n`;
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { sentence: l10n.t('The calls could not be written: {0}', reason) };
  }
  window.setStatusBarMessage(
    l10n.t('Calls exported: {0}, to {1}', String(entries.length), target.path),
    8_000,
  );
  return undefined;
}
