import { l10n } from 'vscode';
import type { ActivityEntry } from '../../core/activity/entry.ts';
import { sentText, type SignatureCheck } from '../../core/activity/sentText.ts';
import { readSignatureHeader } from '../../core/signing/signatureHeader.ts';
import { createVerifier } from '../../gateway/rsa.ts';
import { callWords } from './activityWords.ts';
import type { ActivityServices } from './activityServices.ts';
import { wireBody } from './wireBody.ts';

/** What was signed and sent, with the old time and signature, and whether they fit. Nothing is sent for it. */
export async function inspectedText(entry: ActivityEntry, services: ActivityServices): Promise<string> {
  return sentText(entry, await checkSignature(entry, services), callWords(entry, services.profiles));
}

async function checkSignature(
  entry: ActivityEntry,
  { profiles, credentials }: Pick<ActivityServices, 'profiles' | 'credentials'>,
): Promise<SignatureCheck> {
  const profile = profiles.find(entry.profile.id);
  if (profile === undefined) {
    return notKnown(l10n.t('The profile “{0}” no longer exists.', entry.profile.name));
  }
  const key = await credentials.publicKey(profile);
  if (!key.ok) {
    return notKnown(key.obstacle.sentence);
  }
  if (entry.keys.partner !== null && key.value.fingerprint !== entry.keys.partner) {
    return { kind: 'otherKey', present: key.value.fingerprint };
  }
  const body = await wireBody(entry);
  if (!body.ok) {
    return notKnown(body.obstacle.sentence);
  }
  const read = readSignatureHeader(entry.signatureHeader);
  if (!read.ok) {
    return { kind: 'doesNotFit' };
  }
  const content = [new TextEncoder().encode(entry.contentPrefix), ...body.value.pieces];
  const fits = await createVerifier(key.value.spkiPem).verify(content, read.header.signature);
  return { kind: fits ? 'fits' : 'doesNotFit' };
}

function notKnown(reason: string): SignatureCheck {
  return { kind: 'notKnown', reason };
}
