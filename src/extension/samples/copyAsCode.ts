import { l10n } from 'vscode';
import { sampleLanguages } from '../../core/samples/samples.ts';
import { askChoice } from '../commands/inputs.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { requestInFront } from '../requests/requestInFront.ts';
import type { CommandOutcome } from '../seams.ts';
import { offerProgram } from './offerProgram.ts';
import { sampleOfDocument, type DocumentSample } from './sampleOfDocument.ts';

/** Copies the request in front as a complete program that signs, sends and verifies. */
export async function copyAsCode(argument: unknown, parts: EditorParts): Promise<CommandOutcome> {
  const uri = requestInFront(argument);
  if (uri === undefined) {
    return { sentence: l10n.t('No request is in front. Open one first.') };
  }
  const sample = await sampleOfDocument(uri, parts);
  if (sample === undefined) {
    return undefined;
  }
  return sample.ok ? copyProgram(sample.value) : sample.obstacle;
}

/** Asks for a language and copies the call as a program of it. */
export async function copyProgram({ call, accessToken }: DocumentSample): Promise<CommandOutcome> {
  const answer = await askChoice(
    { title: l10n.t('Copy Request as Code') },
    {
      placeholder: l10n.t('In which language?'),
      choices: sampleLanguages.map((language) => ({
        label: language.name,
        description: language.needs,
        value: language,
      })),
    },
  );
  if (answer.kind !== 'next') {
    return undefined;
  }
  const language = answer.value;
  return offerProgram({
    program: language.write(call),
    languageId: language.languageId,
    secrets: accessToken === undefined ? [] : [accessToken],
    copied: l10n.t(
      'The program for {0} is in the clipboard. Its first lines say how to run it.',
      language.name,
    ),
  });
}
