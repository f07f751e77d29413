import * as vscode from 'vscode';
import type { Profile } from '../../src/core/profiles/profile.ts';
import { GrantForms } from '../../src/extension/grantForm/grantForms.ts';
import { CustomerChoices } from '../../src/extension/requests/customerChoices.ts';
import type { EditorParts } from '../../src/extension/requests/editorParts.ts';
import { LastSends } from '../../src/extension/requests/lastSends.ts';
import { openScratch } from '../../src/extension/requests/openScratch.ts';
import { RequestPanels } from '../../src/extension/requests/requestPanels.ts';
import { RequestSessions } from '../../src/extension/requests/requestSession.ts';
import { createSendGate } from '../../src/extension/sendGate.ts';
import { createValidator } from '../../src/gateway/ajvValidator.ts';
import { generateKeyPair } from '../../src/gateway/keyImport.ts';
import { activeWorkbench } from './activeWorkbench.ts';
import { profileOf } from './profileOf.ts';

/** The parts of a request editor over the services of the test host, with profiles of the test's own. */
export interface TestEditor extends EditorParts, AsyncDisposable {
  /** Makes another profile the active one. */
  activate(profile: Profile): void;
}

const keyPair = generateKeyPair();

/** @param profiles The first is the active one; each gets a private key. */
export async function testEditor(...profiles: readonly Partial<Profile>[]): Promise<TestEditor> {
  const workbench = await activeWorkbench();
  const known = profiles.map((profile, index) => profileOf({ id: `editor-test-${index}`, ...profile }));
  for (const profile of known) {
    await workbench.credentials.storePrivateKey(profile, await keyPair);
  }
  let active = known[0] ?? profileOf();
  const changed = new vscode.EventEmitter<void>();
  const ownProfiles: EditorParts['profiles'] = {
    all: () => known,
    find: (id) => known.find((profile) => profile.id === id),
    active: () => active,
    rejected: () => [],
    setActive: () => Promise.resolve(),
    onDidChange: changed.event,
  };
  const gate = createSendGate({
    ...workbench,
    profiles: ownProfiles,
    confirm: () => Promise.resolve(true),
  });
  const stored = new Map<string, unknown>();
  const memento: vscode.Memento = {
    keys: () => [...stored.keys()],
    get: <T>(key: string, fallback?: T) => (stored.get(key) ?? fallback) as T,
    update: (key: string, value: unknown) => {
      stored.set(key, value);
      return Promise.resolve();
    },
  };
  const customers = new CustomerChoices(memento);
  const sessions = new RequestSessions();
  const validator = createValidator();
  let forms: GrantForms | undefined;
  const parts: EditorParts = {
    ...workbench,
    profiles: ownProfiles,
    gate,
    customers,
    lastSends: new LastSends(memento),
    sessions,
    panels: new RequestPanels(),
    validator: () => Promise.resolve(validator),
    openScratch: (name, options = {}) => openScratch(name, options, parts),
    grantForms: () => Promise.resolve((forms ??= new GrantForms(parts))),
  };
  return {
    ...parts,
    activate: (profile) => {
      active = profile;
      changed.fire();
    },
    [Symbol.asyncDispose]: async () => {
      forms?.dispose();
      gate.dispose();
      sessions.dispose();
      customers.dispose();
      for (const { id } of known) {
        await workbench.credentials.forget(id);
      }
    },
  };
}

/** A file of the open workspace with exactly these bytes. */
export async function workspaceFile(name: string, content: string | Uint8Array): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) throw new Error('The test host has no folder open.');
  const uri = vscode.Uri.joinPath(folder, name);
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

/** Closes every editor without asking; what is unsaved is dropped. */
export async function closeAllEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
