import { l10n, workspace } from 'vscode';
import type { GrantMethods } from '../../protocol/grantForm.ts';
import type { Handlers } from '../../protocol/rpcPeer.ts';
import type { DocumentFacts } from '../requests/documentFacts.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import type { GrantWork } from './grantWork.ts';

/**
 * What the page of an application asks for. The page of any other request is told that it is none, and loads nothing
 * of it.
 */
export function grantHandlers(facts: DocumentFacts, parts: EditorParts): Handlers<GrantMethods> {
  const work = async (): Promise<GrantWork> => {
    const form = await facts.grant.form();
    if (form === undefined) {
      throw new Error(
        l10n.t('“{0}” is no application for a credit grant.', facts.endpoint?.title ?? facts.uri.path),
      );
    }
    const { GrantWork: Work } = await import('./grantWork.ts');
    return new Work(form, parts);
  };
  const body = async (): Promise<string> => {
    await parts.sessions.of(facts.uri).queue.idle();
    return (await workspace.openTextDocument(facts.uri)).getText();
  };
  return {
    chooseAttachments: async () => (await work()).chooseAttachments(),
    addAttachments: async ({ uris }) => (await work()).addAttachments(uris),
    dropAttachment: async ({ name, bytes }) => (await work()).dropAttachment(name, bytes),
    removeAttachment: async ({ id }) => (await work()).removeAttachment(id),
    setUploadDetail: async ({ detail, value, ...page }) =>
      (await work()).setUploadDetail(detail, value, page),
    upload: async (page) => (await work()).upload(await body(), page),
    cancelUpload: async () => (await work()).cancelUpload(),
    newReference: async () => (await work()).newReference(await body()),
    rememberCode: async ({ field, ...code }) => (await work()).rememberCode(field, code),
    forgetCode: async ({ field, value }) => (await work()).forgetCode(field, value),
    refreshQuota: async () => (await work()).refreshQuota(),
    previewCsv: async (asked) => (await work()).previewCsv(asked),
    importCsv: async (asked) => (await work()).importCsv(asked, await body()),
    exportCsv: async () => (await work()).exportCsv(await body()),
    saveColumns: async ({ columns }) => (await work()).saveColumns(columns),
    splitByColumn: async ({ path }) => (await work()).splitByColumn(path, await body()),
    queryApplication: async () => (await work()).queryApplication(await body()),
    showEvidence: async () => (await work()).showEvidence(await body()),
  };
}
