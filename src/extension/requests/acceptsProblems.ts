import { l10n, window } from 'vscode';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import type { BodyProblem } from '../../core/calls/ports.ts';
import type { ObjectSchema, Schema } from '../../core/schema/dialect.ts';
import { parsePointer } from '../../core/schema/pointer.ts';
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
  const correct = l10n.t('Correct It First');
  const sendAnyway = l10n.t('Send Anyway');
  const choice = await window.showWarningMessage(
    l10n.t('The body does not follow the documents of “{0}”.', l10n.t(endpoint.title)),
    { modal: true, detail: listed(endpoint.request, errors) },
    // The first one is what Enter takes.
    correct,
    sendAnyway,
  );
  return choice === sendAnyway;
}

const shownProblems = 5;

function listed(request: ObjectSchema, errors: readonly BodyProblem[]): string {
  const lines = errors.slice(0, shownProblems).map(({ pointer, sentence }) => {
    const place = placeName(request, pointer);
    return place === '' ? sentence : l10n.t('{0}: {1}', place, sentence);
  });
  const rest = errors.length - lines.length;
  return [...lines, ...(rest > 0 ? [l10n.t('and {0} more', rest)] : [])].join('\n');
}

/** A place in the body in the words of the form; entries of lists are counted from 1. */
function placeName(request: ObjectSchema, pointer: string): string {
  const names: string[] = [];
  let schema: Schema | undefined = request;
  for (const step of parsePointer(pointer) ?? []) {
    if (schema?.type === 'array') {
      schema = schema.items;
      names.push(String(Number(step) + 1));
    } else {
      schema = schema?.type === 'object' ? schema.properties[step] : undefined;
      names.push(schema?.title === undefined ? step : l10n.t(schema.title));
    }
  }
  return names.join(' · ');
}
