import {
  takesCredentials,
  type BusinessStatus,
  type EndpointDescription,
  type Effect,
  type ResultCode,
  type ResultStatus,
  type Sample,
} from '../catalogue/endpoint.ts';
import type { ArraySchema, DocumentId, FactStatus, ObjectSchema, Schema } from './dialect.ts';
import { amountShapeOf } from './amountShape.ts';
import { inlineCode, plainText } from './markdown.ts';

const effects: Readonly<Record<Effect, string>> = {
  read: 'It only reads.',
  write: 'It writes: an outcome that is unknown must not be taken for a failure.',
  movesMoney: 'It leads to money being granted and owed: an outcome that is unknown must be queried.',
};

const statuses: Readonly<Record<ResultStatus, string>> = { S: 'S success', F: 'F failure', U: 'U unknown' };

const standing: Readonly<Record<FactStatus, string | undefined>> = {
  documented: undefined,
  inferred: 'inferred',
  thirdParty: "known from other people's code",
  notDocumented: 'not documented',
};

const byCommand =
  'The body holds credentials, so it is made by commands and not from a request file: _Get Access Token with Authorisation Code…_, _Refresh Access Token…_ and _Revoke Access Token…_.';

/** Everything the catalogue knows about one endpoint, as a Markdown page to read. */
export function aboutEndpoint(endpoint: EndpointDescription): string {
  const sections = [
    [`# ${plainText(endpoint.title)}`],
    [plainText(endpoint.purpose)],
    [inlineCode(`${endpoint.method} ${endpoint.path}`)],
    [effectSentences(endpoint)],
    takesCredentials(endpoint) ? [byCommand] : [],
    section('Best practices', bullets(endpoint.bestPractices)),
    section('Good to know', bullets(endpoint.notes)),
    section('Headers besides those of every call', headers(endpoint)),
    section('Request', fields(endpoint.request)),
    section('Response', [
      'Members marked "on success" are there where resultStatus is S.',
      '',
      ...fields(endpoint.response, endpoint.requiredOnSuccess),
    ]),
    section('Amounts', amounts(endpoint)),
    endpoint.businessStatus === undefined
      ? []
      : section('What the answer means', business(endpoint.businessStatus)),
    section('Result codes', resultTable(endpoint)),
    section('Sample', sample(endpoint.sample)),
    section('Sources', sources(endpoint)),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines];
}

function bullets(sentences: readonly string[]): readonly string[] {
  return sentences.map((sentence) => `- ${plainText(sentence)}`);
}

function effectSentences({ effect, idempotencyField, settledBy }: EndpointDescription): string {
  const sentences = [effects[effect]];
  if (idempotencyField !== undefined) {
    sentences.push(`One operation is known by its ${inlineCode(idempotencyField)}.`);
  }
  if (settledBy !== undefined) sentences.push(`${inlineCode(settledBy)} settles an unknown outcome.`);
  return sentences.join(' ');
}

function headers(endpoint: EndpointDescription): readonly string[] {
  return endpoint.headers.map(({ name, condition }) => `- ${inlineCode(name)}: ${plainText(condition)}`);
}

function fields(schema: ObjectSchema, onSuccess: readonly string[] = []): readonly string[] {
  return Object.entries(schema.properties).flatMap(([name, member]) => {
    const presence = onSuccess.includes(name) ? 'on success' : presenceIn(schema, name);
    return [fieldLine(name, member, presence), ...indent(details(member))];
  });
}

function presenceIn(schema: ObjectSchema, name: string): string {
  return schema.required.includes(name) ? 'required' : 'optional';
}

function fieldLine(name: string, schema: Schema, presence: string): string {
  const facts = [typeName(schema), presence, standing[schema.status]].filter((fact) => fact !== undefined);
  return `- **${inlineCode(name)}** (${facts.join(', ')}): ${plainText(schema.description)}`;
}

function details(schema: Schema): readonly string[] {
  const notes = bullets(schema.notes ?? []);
  switch (schema.type) {
    case 'string':
      return [
        ...(schema.enum ?? []).map(
          (value) => `- ${inlineCode(value)}: ${plainText(schema.enumMeanings?.[value] ?? '')}`,
        ),
        ...(schema.knownValues === undefined
          ? []
          : [`- Known values, others may exist: ${schema.knownValues.map(inlineCode).join(', ')}.`]),
        ...notes,
      ];
    case 'integer':
    case 'wholeNumber':
      return notes;
    case 'array':
      return [...notes, ...details(schema.items)];
    case 'object':
      return amountShapeOf(schema) === undefined ? [...notes, ...fields(schema)] : notes;
  }
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function typeName(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return schema.maxLength === undefined ? 'text' : `text of at most ${schema.maxLength} characters`;
    case 'integer':
      return 'whole number';
    case 'wholeNumber':
      return `whole number of at most ${schema.maxDigits} digits`;
    case 'array':
      return listName(schema);
    case 'object':
      return amountShapeOf(schema) === undefined ? 'object' : 'amount';
  }
}

function listName({ items, tolerateSingle }: ArraySchema): string {
  const list = amountShapeOf(items) === undefined ? 'list' : 'list of amounts';
  return tolerateSingle === true ? `${list} or a single entry` : list;
}

/** Amounts look the same everywhere, so their members are told once. */
function amounts({ request, response }: EndpointDescription): readonly string[] {
  const amount = findAmount(request) ?? findAmount(response);
  return amount === undefined ? [] : fields(amount);
}

function findAmount(schema: Schema): ObjectSchema | undefined {
  switch (schema.type) {
    case 'string':
    case 'integer':
    case 'wholeNumber':
      return undefined;
    case 'array':
      return findAmount(schema.items);
    case 'object':
      if (amountShapeOf(schema) !== undefined) return schema;
      return Object.values(schema.properties)
        .map(findAmount)
        .find((found) => found !== undefined);
  }
}

function business({ field, values }: BusinessStatus): readonly string[] {
  return [
    `Where resultStatus is S, ${inlineCode(field)} tells what became of the business:`,
    '',
    ...Object.entries(values).map(
      ([value, { standing: outcome, meaning }]) =>
        `- ${inlineCode(value)} (${outcome}): ${plainText(meaning)}`,
    ),
  ];
}

function resultTable(endpoint: EndpointDescription): readonly string[] {
  const rows = endpoint.results.map(
    (result) =>
      `| ${inlineCode(result.code)} | ${statuses[result.status]} | ${result.kind} | ${plainText(result.meaning)} | ${plainText(result.furtherAction)} | ${sourceOf(endpoint, result)} |`,
  );
  const incomplete = endpoint.resultsComplete
    ? []
    : ['', 'The table that was read is cut: other codes may exist.'];
  return [
    '| Code | Status | Kind | Meaning | Further action | Source |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    ...incomplete,
  ];
}

function sourceOf(endpoint: EndpointDescription, { documents }: ResultCode): string {
  return documents.map((id) => sourceName(endpoint, id)).join(', ');
}

function sourceName(endpoint: EndpointDescription, id: DocumentId): string {
  return plainText(endpoint.documents.find((one) => one.id === id)?.title ?? id);
}

function sample({ request, response, origin, invented }: Sample): readonly string[] {
  const lines = [
    origin === 'documented'
      ? 'Printed in a source document; masked values are replaced.'
      : 'Made from the list of fields: no source document prints one.',
  ];
  if (invented.length > 0) {
    lines.push('', `Invented values, never to be sent as they are: ${invented.map(inlineCode).join(', ')}.`);
  }
  return [...lines, '', ...jsonBlock(request), '', ...jsonBlock(response)];
}

function jsonBlock(value: unknown): readonly string[] {
  return ['```json', JSON.stringify(value, null, 2), '```'];
}

function sources(endpoint: EndpointDescription): readonly string[] {
  return [
    'What stands here is told by these pages of the developer sites, in words of our own. Notes name them by their titles.',
    '',
    ...endpoint.documents.map(({ title, url }) => `- [${plainText(title)}](${url})`),
  ];
}
