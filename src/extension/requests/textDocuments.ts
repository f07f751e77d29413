import { Range, workspace, WorkspaceEdit, type TextDocument, type Uri } from 'vscode';
import type { EditableDocument, Snapshot } from './editQueue.ts';

export interface DocumentSnapshot extends Snapshot {
  readonly document: TextDocument;
  readonly version: number;
}

/** A document of VS Code as an edit queue needs it. It is opened again where it was closed in between. */
export function editableDocument(uri: Uri): EditableDocument<DocumentSnapshot> {
  return {
    async open() {
      const document = await workspace.openTextDocument(uri);
      return { document, version: document.version, text: document.getText() };
    },
    async apply(snapshot, changes) {
      if (isStale(snapshot)) {
        return 'stale';
      }
      const { document } = snapshot;
      const edit = new WorkspaceEdit();
      for (const { from, to, insert } of changes) {
        edit.replace(uri, new Range(document.positionAt(from), document.positionAt(to)), insert);
      }
      if (await workspace.applyEdit(edit)) {
        return 'applied';
      }
      return isStale(snapshot) ? 'stale' : 'refused';
    },
  };
}

function isStale({ document, version }: DocumentSnapshot): boolean {
  return document.isClosed || document.version !== version;
}
