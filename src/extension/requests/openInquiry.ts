import { l10n, workspace, type Uri } from 'vscode';
import type { Profile } from '../../core/profiles/profile.ts';
import type { EditorParts } from './editorParts.ts';
import { inquiryAbout, type Inquiry } from './inquiryAbout.ts';
import { requestFileName } from './requestFiles.ts';
import { scratchUri } from './scratchFileSystem.ts';

/**
 * Opens the inquiry about the last call of a request, filled in with the reference that was sent and for the same
 * customer. Nothing is sent, and no inquiry that holds something else is touched.
 */
export async function openInquiry(uri: Uri, parts: EditorParts): Promise<void> {
  const answered = parts.sessions.of(uri).answered;
  const inquiry = answered && inquiryAbout(answered.exchange, answered.endpoint);
  if (answered === undefined || inquiry === undefined) {
    throw new Error(l10n.t('There is no inquiry about this call.'));
  }
  const { profile, exchange } = answered;
  if (!isSameGateway(profile, parts.profiles.active())) {
    throw new Error(
      l10n.t('The call was made with the profile “{0}” as it was then. Switch to it first.', profile.name),
    );
  }
  await parts.openScratch(inquiry.endpoint.name, {
    label: await freeLabel(inquiry, profile.id),
    text: inquiry.text,
    customerId: exchange.target.customerId ?? null,
  });
}

/** Another gateway or client knows nothing of the call, and its "not found" would mislead. */
function isSameGateway(one: Profile, other: Profile): boolean {
  return one.id === other.id && one.baseUrl === other.baseUrl && one.clientId === other.clientId;
}

/** A name whose scratch request does not exist yet, or asks for this very reference. */
async function freeLabel({ endpoint, reference, text }: Inquiry, profileId: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const label = [endpoint.title, reference, ...(count === 1 ? [] : [`(${count})`])].join(' ');
    const existing = await textOf(scratchUri(profileId, requestFileName(label, endpoint.name)));
    if (existing === undefined || existing.replace(/\s/g, '') === text.replace(/\s/g, '')) {
      return label;
    }
  }
}

async function textOf(uri: Uri): Promise<string | undefined> {
  try {
    return (await workspace.openTextDocument(uri)).getText();
  } catch {
    return undefined;
  }
}
