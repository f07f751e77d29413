import { l10n, window, workspace } from 'vscode';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { simulatorProfileId } from '../../core/profiles/profile.ts';
import { completeSample, emptyBody, sampleBody } from '../../core/schema/skeleton.ts';
import type { EditResult } from '../../protocol/requestEditor.ts';
import type { DocumentFacts } from './documentFacts.ts';
import { editSentence } from './editSentence.ts';
import type { EditorParts } from './editorParts.ts';

/**
 * Puts the endpoint's sample in place of the body; what the user wrote is replaced only after a question. The sample
 * is complete for a simulator; for every other gateway its invented values stay blank, so that none is ever sent.
 */
export async function insertSample(facts: DocumentFacts, { sessions }: EditorParts): Promise<EditResult> {
  const { endpoint, profile, uri } = facts;
  if (endpoint === undefined) {
    return { ok: false, sentence: l10n.t('Choose the endpoint of this file first.') };
  }
  const sample = profile.id === simulatorProfileId ? completeSample(endpoint) : sampleBody(endpoint);
  const text = (await workspace.openTextDocument(uri)).getText();
  if (!isBlank(text) && !(await replacesBody(endpoint))) {
    return { ok: true };
  }
  const result = await sessions.of(uri).queue.push({
    kind: 'replaceText',
    sequence: 0,
    baseLength: text.length,
    changes: [{ from: 0, to: text.length, insert: sample }],
  });
  return result.ok ? { ok: true } : { ok: false, sentence: editSentence(result.reason) };
}

function isBlank(text: string): boolean {
  const bare = text.replace(/\s/g, '');
  return bare === '' || bare === emptyBody.replace(/\s/g, '');
}

async function replacesBody(endpoint: EndpointDescription): Promise<boolean> {
  const replace = l10n.t('Replace');
  const question = l10n.t('Replace the body with the sample of “{0}”?', l10n.t(endpoint.title));
  const detail = l10n.t('Undo brings the body back.');
  return (await window.showWarningMessage(question, { modal: true, detail }, replace)) === replace;
}
