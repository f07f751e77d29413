import { readSignatureHeader } from '../signing/signatureHeader.ts';
import { comment, requestReturns, type CallWords } from './callText.ts';
import type { ActivityEntry } from './entry.ts';

/** Whether the kept signature fits the kept request, as far as that can be told now. */
export type SignatureCheck =
  | { readonly kind: 'fits' }
  | { readonly kind: 'doesNotFit' }
  /** The profile signs with another key pair today. */
  | { readonly kind: 'otherKey'; readonly present: string }
  /** Why nothing can be told, a finished sentence. */
  | { readonly kind: 'notKnown'; readonly reason: string };

/** What exactly was signed and sent, for reading: the old time and the old signature, which are never sent again. */
export function sentText(entry: ActivityEntry, check: SignatureCheck, words: CallWords): string {
  const { contentPrefix, signatureHeader, request, keys } = entry;
  const { say } = words;
  const prefixBytes = new TextEncoder().encode(contentPrefix).byteLength;
  const read = readSignatureHeader(signatureHeader);
  const notes = [
    say(
      'The request of {0} as it was sent, {1}. Reading it sends nothing.',
      words.endpoint,
      words.moment(entry.sentAt),
    ),
    checkText(check, say),
    '',
    say(
      'Content to sign: {0} bytes before the body, then the {1} bytes of the body as they were sent.',
      String(prefixBytes),
      String(request.body.bytes),
    ),
    say('SHA-256 of the body: {0}', request.body.sha256),
    ...(read.ok
      ? [
          say(
            'Signature: {0}, key version {1}, {2} bytes',
            read.header.algorithm,
            read.header.keyVersion ?? say('none'),
            String(read.header.signature.byteLength),
          ),
        ]
      : []),
    say('Fingerprint of the public key of the pair that signed: {0}', keys.partner ?? say('not known')),
    ...(request.attachment === null
      ? []
      : [
          say(
            'Where the body names {0}, its base64 was sent and signed.',
            request.attachment.path ?? request.attachment.name,
          ),
        ]),
    ...requestReturns(request.body, say),
  ];
  return [
    comment(notes),
    '',
    contentPrefix + request.body.content,
    '',
    '###',
    '',
    `Request-Time: ${entry.requestTime}`,
    `Signature: ${signatureHeader}`,
    '',
  ].join('\n');
}

function checkText(check: SignatureCheck, say: CallWords['say']): string {
  switch (check.kind) {
    case 'fits':
      return say('The signature fits the content and the key pair of the profile.');
    case 'doesNotFit':
      return say('The signature does not fit the content, although the key pair of the profile is the same.');
    case 'otherKey':
      return say(
        'The profile signs with another key pair today, fingerprint {0}: the signature cannot be checked with it.',
        check.present,
      );
    case 'notKnown':
      return say('Whether the signature fits cannot be told. {0}', check.reason);
  }
}
