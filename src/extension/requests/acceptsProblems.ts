import { l10n, window } from 'vscode';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { BodyProblem } from '../../core/calls/ports.ts';
import type { EditorParts } from './editorParts.ts';

/** People test how errors are answered, so a body that breaks its schema may be sent, but never by accident. */
export async function acceptsProblems(
  endpoint: EndpointDescription,
  text: string,
  { validator }: Pick<EditorParts, 'validator'>,
): Promise<boolean> {
  const problems = (await validator()).validate(endpoint.request, text);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) {
    return true;
  }
  const sendAnyway = l10n.t('Send Anyway');
  const choice = await window.showWarningMessage(
    l10n.t('The body does not follow the documents of “{0}”.', l10n.t(endpoint.title)),
    { modal: true, detail: listed(errors) },
    sendAnyway,
  );
  return choice === sendAnyway;
}

const shownProblems = 5;

function listed(errors: readonly BodyProblem[]): string {
  const lines = errors
    .slice(0, shownProblems)
    .map(({ pointer, sentence }) => `${pointer} ${sentence}`.trim());
  const rest = errors.length - lines.length;
  return [...lines, ...(rest > 0 ? [l10n.t('and {0} more', rest)] : [])].join('\n');
}
