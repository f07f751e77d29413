import type { GrantMethods } from '../../src/protocol/grantForm.ts';
import type { Handlers } from '../../src/protocol/rpcPeer.ts';

/** The host's side of an application as far as a test plays it: every call is noted, some are answered. */
export function grantHandlers(
  note: (method: keyof GrantMethods) => (params: unknown) => null,
  answers: Partial<Handlers<GrantMethods>> = {},
): Handlers<GrantMethods> {
  const noted = <K extends keyof GrantMethods>(method: K, otherwise: Handlers<GrantMethods>[K]) => {
    const answer = answers[method] ?? otherwise;
    return ((params: never, cancellation) => {
      note(method)(params);
      return answer(params, cancellation);
    }) as Handlers<GrantMethods>[K];
  };
  const nothing = (): null => null;
  const done = (): { readonly ok: true } => ({ ok: true });
  return {
    chooseAttachments: noted('chooseAttachments', nothing),
    addAttachments: noted('addAttachments', nothing),
    dropAttachment: noted('dropAttachment', nothing),
    removeAttachment: noted('removeAttachment', nothing),
    setUploadDetail: noted('setUploadDetail', done),
    upload: noted('upload', nothing),
    cancelUpload: noted('cancelUpload', nothing),
    newReference: noted('newReference', done),
    rememberCode: noted('rememberCode', nothing),
    forgetCode: noted('forgetCode', nothing),
    refreshQuota: noted('refreshQuota', nothing),
    previewCsv: noted('previewCsv', nothing),
    importCsv: noted('importCsv', () => ({ ok: true, rows: 0, emptyRows: 0, leftOut: 0 })),
    exportCsv: noted('exportCsv', nothing),
    saveColumns: noted('saveColumns', done),
    splitByColumn: noted('splitByColumn', nothing),
    queryApplication: noted('queryApplication', nothing),
    showEvidence: noted('showEvidence', nothing),
  };
}
