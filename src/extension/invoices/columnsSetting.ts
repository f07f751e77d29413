import { ConfigurationTarget, workspace, type Disposable, type Uri } from 'vscode';
import type { Column } from '../../core/invoices/columns.ts';
import { readColumns } from '../../core/invoices/readColumns.ts';
import { suggestedColumns } from '../../core/invoices/suggestedColumns.ts';
import type { ColumnsState } from '../../protocol/grantForm.ts';
import { readSetting } from '../settings.ts';
import { translateAll } from '../translate.ts';

const id = 'worldfirst.invoices.columns';

/** The columns for the invoices of a request file, as its folder's settings have them. */
export function columnsFor(request: Uri): ColumnsState {
  const { columns, problems } = readColumns(readSetting('worldfirst.invoices.columns', request));
  return {
    columns,
    suggestions: suggestedColumns,
    problem: problems.length === 0 ? undefined : translateAll(problems.map(({ problem }) => problem)),
  };
}

/**
 * Writes the columns where they stand now; where they stand nowhere, with the folder or workspace of the request, so
 * that a team shares them, and without one with the user.
 */
export async function saveColumns(request: Uri, columns: readonly Column[]): Promise<void> {
  const configuration = workspace.getConfiguration(undefined, request);
  await configuration.update(id, columns, targetFor(request));
}

export function onDidChangeColumns(listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(id)) listener();
  });
}

function targetFor(request: Uri): ConfigurationTarget {
  const present = workspace.getConfiguration(undefined, request).inspect(id);
  const folder = workspace.getWorkspaceFolder(request);
  if (present?.workspaceFolderValue !== undefined) return ConfigurationTarget.WorkspaceFolder;
  if (present?.workspaceValue !== undefined) return ConfigurationTarget.Workspace;
  if (present?.globalValue !== undefined) return ConfigurationTarget.Global;
  if (folder !== undefined) return ConfigurationTarget.WorkspaceFolder;
  return workspace.workspaceFolders === undefined
    ? ConfigurationTarget.Global
    : ConfigurationTarget.Workspace;
}
