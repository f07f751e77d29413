import type { CallTarget } from '../../core/calls/exchange.ts';
import type { Clock, Signer } from '../../core/calls/ports.ts';
import { signedParts } from '../../core/calls/prepareRequest.ts';
import { contentPrefix, contentToSign } from '../../core/signing/contentToSign.ts';
import { writeSignatureHeader } from '../../core/signing/signatureHeader.ts';
import type { SignaturePreview } from '../../protocol/requestEditor.ts';
import type { Obstacle, Possible } from '../seams.ts';
import { sha256 } from './responseState.ts';
import type { Say } from './say.ts';
import { shownObstacle } from './shownObstacle.ts';

/** Bytes of the content that go to the page; copying gives all of it. */
export const shownContentBytes = 65_536;

export interface PreviewedRequest {
  readonly target: Possible<CallTarget>;
  readonly signer: Possible<Signer>;
  /** The body in pieces, as it would be sent now. */
  readonly body: readonly Uint8Array[];
}

/** The whole content to sign and its preview, made for this moment: the time in it is that of the clock. */
export async function previewSignature(
  { target, signer, body }: PreviewedRequest,
  clock: Clock,
  say: Say,
): Promise<{ readonly preview: SignaturePreview; readonly content: string }> {
  const bodyBytes = body.reduce((sum, piece) => sum + piece.byteLength, 0);
  const facts = { bodySha256: sha256(body), bodyBytes };
  if (!target.ok) {
    return { content: '', preview: withoutContent(facts, target.obstacle, say) };
  }
  const parts = signedParts(target.value, clock);
  const bytes = Buffer.concat(contentToSign(parts, body));
  const content = bytes.toString('utf8');
  const shown = new TextDecoder().decode(bytes.subarray(0, shownContentBytes), {
    stream: bytes.byteLength > shownContentBytes,
  });
  return {
    content,
    preview: {
      ...facts,
      contentToSign: shown,
      contentCut: bytes.byteLength > shownContentBytes,
      signatureHeader: signer.ok
        ? writeSignatureHeader(target.value.keyVersion, await signer.value.sign(contentToSign(parts, body)))
        : undefined,
      obstacle: signer.ok ? undefined : shownObstacle(signer.obstacle),
      note: say(
        'Made for this moment: {0} bytes before the body, then the body as it is. A request has the time at which it is sent, and so another signature.',
        new TextEncoder().encode(contentPrefix(parts)).byteLength,
      ),
    },
  };
}

function withoutContent(
  facts: Pick<SignaturePreview, 'bodySha256' | 'bodyBytes'>,
  obstacle: Obstacle,
  say: Say,
): SignaturePreview {
  return {
    ...facts,
    contentToSign: '',
    contentCut: false,
    signatureHeader: undefined,
    obstacle: shownObstacle(obstacle),
    note: say('What is signed is known once this is settled.'),
  };
}
