import { eachValue } from '../json/eachValue.ts';
import { formatPointer } from '../schema/pointer.ts';
import { isCredentialName } from '../schema/secretMembers.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { holdsPrivateKey } from './redact.ts';

/**
 * Why the text of a request file is not for sending: it holds a private key or a token. What is sent is kept, as
 * evidence and in the list of calls, and a credential is kept nowhere but in secret storage. Undefined where it holds
 * none.
 *
 * @param text strict JSON
 */
export function credentialInBody(text: string): Sentence | undefined {
  if (holdsPrivateKey(text)) {
    return sentence(
      'The file holds a private key. Nothing was sent: take it out, and out of wherever else the file is.',
    );
  }
  let pointer: string | undefined;
  eachValue(text, ({ kind, name, from, to, steps }) => {
    const isEmpty = ['null', '""'].includes(text.slice(from, to));
    if (
      pointer === undefined &&
      kind !== 'name' &&
      !isEmpty &&
      name !== undefined &&
      isCredentialName(name)
    ) {
      pointer = formatPointer(steps());
    }
  });
  return pointer === undefined
    ? undefined
    : sentence(
        'The file holds a credential at {0}. Nothing was sent: take it out. Access tokens are stored with the customer and go into a header.',
        pointer,
      );
}
