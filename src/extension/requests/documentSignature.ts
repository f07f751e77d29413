import { l10n } from 'vscode';
import type { Clock } from '../../core/calls/ports.ts';
import type { SignaturePreview } from '../../protocol/requestEditor.ts';
import type { Obstacle } from '../seams.ts';
import { untrusted } from '../trust.ts';
import { shownBytes, wholeBody } from './bodyOfDocument.ts';
import type { DocumentFacts } from './documentFacts.ts';
import type { EditorParts } from './editorParts.ts';
import { previewSignature } from './signaturePreview.ts';

const systemClock: Clock = {
  now: () => Date.now(),
  offsetMinutes: (at) => -new Date(at).getTimezoneOffset(),
};

/** What is signed if the request, as it stands in the editor, is sent now. */
export async function documentSignature(
  facts: DocumentFacts,
  { gate, credentials }: EditorParts,
): Promise<{ readonly preview: SignaturePreview; readonly content: string }> {
  const { endpoint, profile, customer, uri } = facts;
  const bytes = await shownBytes(uri);
  const blocked = (obstacle: Obstacle): ReturnType<typeof documentSignature> =>
    previewSignature(
      { target: { ok: false, obstacle }, signer: { ok: false, obstacle }, body: [bytes] },
      systemClock,
      l10n.t,
    );
  const mistrust = untrusted();
  if (mistrust !== undefined || endpoint === undefined) {
    return blocked(mistrust ?? { sentence: l10n.t('Choose the endpoint of this file first.') });
  }
  const whole = await wholeBody(endpoint, bytes, uri);
  if (!whole.ok) {
    return blocked({ sentence: whole.sentence });
  }
  const [target, signer] = await Promise.all([
    gate.target(profile.id, endpoint, customer ?? undefined),
    credentials.signer(profile),
  ]);
  return previewSignature({ target, signer, body: whole.pieces }, systemClock, l10n.t);
}
