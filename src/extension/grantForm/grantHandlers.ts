import { l10n } from 'vscode';
import type { GrantMethods } from '../../protocol/grantForm.ts';
import type { Handlers } from '../../protocol/rpcPeer.ts';
import type { DocumentFacts } from '../requests/documentFacts.ts';

/** What the page of an application asks for. The page of any other request is told that it is none. */
export function grantHandlers(facts: DocumentFacts): Handlers<GrantMethods> {
  const refuse = (): never => {
    throw new Error(
      l10n.t('“{0}” is no application for a credit grant.', facts.endpoint?.title ?? facts.uri.path),
    );
  };
  return {
    chooseAttachments: refuse,
    addAttachments: refuse,
    dropAttachment: refuse,
    removeAttachment: refuse,
    setUploadDetail: refuse,
    upload: refuse,
    cancelUpload: refuse,
    newReference: refuse,
    rememberCode: refuse,
    forgetCode: refuse,
    refreshQuota: refuse,
    previewCsv: refuse,
    importCsv: refuse,
    exportCsv: refuse,
    saveColumns: refuse,
    splitByColumn: refuse,
    queryApplication: refuse,
    showEvidence: refuse,
  };
}
