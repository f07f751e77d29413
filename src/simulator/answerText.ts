/** A value of an answer's body. A `bigint` becomes a JSON integer with all its digits. */
export type AnswerValue =
  string | bigint | boolean | readonly AnswerValue[] | { readonly [name: string]: AnswerValue | undefined };

export type AnswerMembers = Readonly<Record<string, AnswerValue | undefined>>;

/** Compact JSON; members that are undefined are left out. */
export function answerText(value: AnswerValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object') return value.toString();
  if (isList(value)) return `[${value.map(answerText).join(',')}]`;
  let members = '';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${answerText(member)}`;
  }
  return `{${members}}`;
}

function isList(value: AnswerValue): value is readonly AnswerValue[] {
  return Array.isArray(value);
}
