import { l10n } from 'vscode';
import type { RequestMessage } from '../../core/calls/message.ts';
import { plainText } from '../../core/schema/markdown.ts';
import { foundRequest } from '../import/foundRequest.ts';
import type { CommandOutcome, Documents, Obstacle, Profiles } from '../seams.ts';
import { doctorCase } from './doctorCase.ts';
import type { KnowledgeParts } from './knownOf.ts';
import { doctorPage, showDiagnosis } from './showDiagnosis.ts';

type Parts = KnowledgeParts & { readonly documents: Documents; readonly profiles: Profiles };

/**
 * Examines the signature of a request of the user's own program. Nothing is sent, and nothing of it is kept.
 *
 * @param argument a `RequestMessage`, a text or the place of a file; the user is asked where it is nothing of these
 */
export async function diagnoseSignature(argument: unknown, parts: Parts): Promise<CommandOutcome> {
  if (isRequest(argument)) {
    await showDiagnosis(doctorCase(argument, parts.profiles), parts);
    return undefined;
  }
  const found = await foundRequest(argument, l10n.t('Diagnose Signature'));
  if (found?.ok === false) {
    // Nobody shall take an earlier page for the answer.
    await parts.documents.replace(doctorPage(nothingExamined(found.obstacle)));
    return found.obstacle;
  }
  if (found === undefined) {
    return undefined;
  }
  await showDiagnosis(doctorCase(found.value.request, parts.profiles), parts);
  return undefined;
}

function nothingExamined(obstacle: Obstacle): string {
  const lines = [
    obstacle.sentence,
    l10n.t(
      'The doctor reads a curl command, an HTTP message, a HAR file or a Postman request, with all its headers.',
    ),
  ];
  return `# ${l10n.t('Nothing was examined')}\n\n${lines.map(plainText).join('\n\n')}\n`;
}

function isRequest(argument: unknown): argument is RequestMessage {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'target' in argument &&
    'body' in argument &&
    argument.body instanceof Uint8Array
  );
}
