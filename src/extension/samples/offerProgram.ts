import { env, l10n, window, workspace } from 'vscode';
import { createRedactor } from '../../core/calls/redact.ts';
import type { Program } from '../../core/samples/sampleCall.ts';
import type { CommandOutcome } from '../seams.ts';

/** A program that was written for the user. */
export interface OfferedProgram {
  readonly program: Program;
  /** The editor's name of its language. */
  readonly languageId: string;
  /** What it must not hold; it may hold no private key either. */
  readonly secrets: readonly string[];
  /** What is said once it is in the clipboard. */
  readonly copied: string;
}

/** Copies a program and offers to open it as a file. One that holds a secret goes nowhere. */
export async function offerProgram({
  program: { text },
  languageId,
  secrets,
  copied,
}: OfferedProgram): Promise<CommandOutcome> {
  if (createRedactor(secrets)(text) !== text) {
    return {
      sentence: l10n.t('The request holds a private key or an access token, so that nothing was copied.'),
    };
  }
  await env.clipboard.writeText(text);
  const open = l10n.t('Open as File');
  if ((await window.showInformationMessage(copied, open)) === open) {
    await window.showTextDocument(await workspace.openTextDocument({ language: languageId, content: text }));
  }
  return undefined;
}
