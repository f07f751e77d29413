import { realpath } from 'node:fs/promises';
import path from 'node:path';
import {
  CancellationError,
  l10n,
  ProgressLocation,
  Uri,
  window,
  workspace,
  type CancellationToken,
  type Progress,
} from 'vscode';
import type { ActivityStore, EntryPlace, ListedEntry } from '../../core/activity/activityStore.ts';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { isEmptyFilter, type ActivityFilter } from '../../core/activity/filter.ts';
import { harText } from '../../core/activity/har.ts';
import { ifMissing, writeWhole } from '../../gateway/versionFiles.ts';
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

/** Writes the calls that the view shows, or all of them. Cancelled, it leaves everything as it was. */
export async function exportCalls(tree: ActivityTree, services: ActivityServices): Promise<CommandOutcome> {
  const filter = await askWhich(tree);
  const target = filter && (await askTarget('activity.har'));
  if (filter === undefined || target === undefined) {
    return undefined;
  }
  return window.withProgress(
    { location: ProgressLocation.Notification, title: l10n.t('Exporting calls'), cancellable: true },
    async (progress, token) => {
      const places = await oldestFirst(tree, filter, token);
      return places.length === 0
        ? { sentence: l10n.t('There is no call to export.') }
        : write(target, readAll(places, await services.activity.store(), progress, token), services);
    },
  );
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

async function oldestFirst(
  tree: ActivityTree,
  filter: ActivityFilter,
  token: CancellationToken,
): Promise<readonly EntryPlace[]> {
  const found: { readonly place: EntryPlace; readonly sentAt: number }[] = [];
  for await (const { place, summary } of tree.fitting(filter, () => !token.isCancellationRequested)) {
    found.push({ place, sentAt: summary.sentAt });
  }
  stopWhereCancelled(token);
  return found.sort((one, other) => one.sentAt - other.sentAt).map(({ place }) => place);
}

/** One call after the other: all of them can be more than fits into memory. */
async function* readAll(
  places: readonly EntryPlace[],
  store: Pick<ActivityStore, 'read'>,
  progress: Progress<{ readonly message: string; readonly increment: number }>,
  token: CancellationToken,
): AsyncGenerator<ActivityEntry, void, void> {
  const step = Math.ceil(places.length / progressSteps);
  for (const [index, place] of places.entries()) {
    if (index % step === 0) {
      progress.report({
        message: l10n.t('{0} of {1}', String(index), String(places.length)),
        increment: index === 0 ? 0 : (100 * step) / places.length,
      });
    }
    stopWhereCancelled(token);
    const read = await store.read(place);
    if (read.kind === 'found') {
      yield read.entry;
    }
  }
  stopWhereCancelled(token);
}

const progressSteps = 100;

function stopWhereCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) {
    throw new CancellationError();
  }
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
  entries: Iterable<ActivityEntry> | AsyncIterable<ActivityEntry>,
  { context }: ActivityServices,
): Promise<CommandOutcome> {
  const manifest: unknown = context.extension.packageJSON;
  const version = hasMembers(manifest) && typeof manifest['version'] === 'string' ? manifest['version'] : '';
  let count = 0;
  const counted = async function* (): AsyncGenerator<ActivityEntry, void, void> {
    for await (const entry of entries) {
      count += 1;
      yield entry;
    }
  };
  try {
    await put(target, harText(counted(), version));
  } catch (error) {
    if (error instanceof CancellationError) {
      throw error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    return { sentence: l10n.t('The calls could not be written: {0}', reason) };
  }
  window.setStatusBarMessage(l10n.t('Calls exported: {0}, to {1}', String(count), target.path), 8_000);
  return undefined;
}

/** The file is what it was until all of the new text is written. */
async function put(target: Uri, text: AsyncIterable<string>): Promise<void> {
  if (target.scheme === 'file') {
    const file = await realpath(target.fsPath).catch(ifMissing(target.fsPath));
    await writeWhole(path.dirname(file), path.basename(file), encoded(text));
    return;
  }
  // Who keeps files elsewhere takes whole ones only.
  const pieces: Uint8Array[] = [];
  for await (const piece of encoded(text)) {
    pieces.push(piece);
  }
  await workspace.fs.writeFile(target, Buffer.concat(pieces));
}

async function* encoded(text: AsyncIterable<string>): AsyncGenerator<Uint8Array, void, void> {
  for await (const piece of text) {
    yield Buffer.from(piece);
  }
}
