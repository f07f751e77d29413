import { sentence, type Sentence } from '../sentence.ts';

/** What the doctor knows by name. */
export interface Cause {
  /** What is wrong, in a few words. */
  readonly title: Sentence;
  /** What to change where a request has this fault. */
  readonly change: Sentence;
}

const encodeOnce = sentence(
  'Encode the bytes of the signature once in standard base64, on one line and with its padding, and that text once for URLs.',
);
const signSha256 = sentence(
  'Sign with SHA-256 and RSA PKCS#1 v1.5: SHA256withRSA in Java, RSA-SHA256 in Node.js, padding.PKCS1v15() and hashes.SHA256() in Python, RSASignaturePadding.Pkcs1 in .NET, openssl dgst -sha256 -sign. Let the library hash; do not hash before.',
);
const signedOnce = sentence(
  'Put the content to sign together exactly as shown: method in capitals, one blank, path, one line feed, Client-Id, a dot, the time, a dot, the body.',
);
const pathAsSent = sentence(
  'Sign the path as it stands in the request line: from the slash after the host on, with its query if it has one, without scheme and host.',
);
const timeOnce = sentence(
  'Make the time once, as a text, and use this same text in the content to sign and in the header.',
);
const clientOnce = sentence(
  'Sign the Client-Id exactly as it stands in the header, without blanks or quotes.',
);
const bodyOnce = sentence(
  'Make the body once as bytes in UTF-8, sign these bytes and send the same bytes. Hand the HTTP library bytes or a finished text, never an object that it writes again.',
);
const rightKey = sentence(
  'Sign with the private key whose public key is registered for this client, and compare the fingerprints of both. After a new key was uploaded, use it and its key version.',
);

/** Everything the doctor knows by name, in the order in which equally certain findings are told. */
export const causes = {
  noSignature: {
    title: sentence('The request has no signature'),
    change: sentence('Send the Signature header as the documents show it.'),
  },
  headerMissing: {
    title: sentence('A header that the signature covers is missing'),
    change: sentence('Send the header with exactly the text that was signed.'),
  },
  headerRepeated: {
    title: sentence('A header was sent more than once'),
    change: sentence('Send the header once.'),
  },
  algorithmName: {
    title: sentence('The Signature header names another algorithm'),
    change: sentence('Write algorithm=RSA256.'),
  },
  headerForm: {
    title: sentence('The Signature header has another form than the documents give'),
    change: sentence('Write the header as algorithm=RSA256, keyVersion=…, signature=….'),
  },
  urlEncodedTwice: { title: sentence('The signature was URL-encoded twice'), change: encodeOnce },
  notUrlEncoded: { title: sentence('The signature was not URL-encoded'), change: encodeOnce },
  base64Url: { title: sentence('The signature is in base64url'), change: encodeOnce },
  base64Twice: { title: sentence('The signature was encoded in base64 twice'), change: encodeOnce },
  base64Lines: {
    title: sentence('The base64 of the signature holds blanks or line breaks'),
    change: encodeOnce,
  },
  base64Padding: { title: sentence('The base64 of the signature lacks its padding'), change: encodeOnce },
  hexSignature: { title: sentence('The signature is in hexadecimal digits'), change: encodeOnce },

  keysSwapped: {
    title: sentence('Your key and the gateway’s were swapped'),
    change: sentence(
      'Requests are signed with your private key and checked with your public key; answers are checked with the gateway’s public key, which comes from the Developer Center. Put each into its own place.',
    ),
  },
  otherKey: { title: sentence('The signature was made with another key'), change: rightKey },
  notRegistered: {
    title: sentence('The signature fits; the gateway most likely knows another public key'),
    change: sentence(
      'Compare the public key below, the key version and the Client-Id with what the Developer Center shows for this gateway. After a new key was uploaded, its version counts.',
    ),
  },
  keyLength: { title: sentence('The signature has another length than the key makes'), change: rightKey },

  sha1: { title: sentence('The content was hashed with SHA-1'), change: signSha256 },
  otherHash: {
    title: sentence('The content was hashed with another function than SHA-256'),
    change: signSha256,
  },
  pss: { title: sentence('The padding of the signature is PSS'), change: signSha256 },
  noDigestInfo: { title: sentence('The hash was signed without its DigestInfo'), change: signSha256 },
  noHash: { title: sentence('Something else than a hash was signed'), change: signSha256 },

  methodCase: { title: sentence('The method was signed in another case'), change: signedOnce },
  method: { title: sentence('Another method was signed'), change: signedOnce },
  separators: {
    title: sentence('Blanks or dots of the content to sign are not as documented'),
    change: signedOnce,
  },
  host: { title: sentence('The host was signed together with the path'), change: pathAsSent },
  leadingSlash: {
    title: sentence('The slash at the beginning of the path is not the same'),
    change: pathAsSent,
  },
  trailingSlash: { title: sentence('The slash at the end of the path is not the same'), change: pathAsSent },
  query: { title: sentence('The query of the path is not the same'), change: pathAsSent },
  sandbox: { title: sentence('The sandbox part of the path is not the same'), change: pathAsSent },
  pathPrefix: { title: sentence('The beginning of the path is not the same'), change: pathAsSent },
  pathCase: { title: sentence('The path was signed in another case'), change: pathAsSent },
  pathEscapes: { title: sentence('The path was signed with other escapes'), change: pathAsSent },
  otherPath: { title: sentence('The path of another API was signed'), change: pathAsSent },
  signedPath: {
    title: sentence('Another path was signed than the profile says'),
    change: sentence('Sign the path that the profile names, or correct the path override of the profile.'),
  },
  lineBreakMissing: { title: sentence('The line break after the path is missing'), change: signedOnce },
  lineBreakCrlf: { title: sentence('The line break after the path is CRLF'), change: signedOnce },
  lineBreakOther: {
    title: sentence('Something else than one line feed stands after the path'),
    change: signedOnce,
  },
  clientIdPadded: {
    title: sentence('The Client-Id was signed with blanks or quotes around it'),
    change: clientOnce,
  },
  clientIdCase: { title: sentence('The Client-Id was signed in another case'), change: clientOnce },
  clientIdDiffers: { title: sentence('Another Client-Id was signed than was sent'), change: clientOnce },
  requestTimeOnAnswer: {
    title: sentence('The Request-Time was used on the answer'),
    change: sentence(
      'An answer is signed with its own Response-Time, and has to be checked with it; the Request-Time of the request has no part in it.',
    ),
  },
  timeForm: { title: sentence('The time was signed in another form than was sent'), change: timeOnce },
  timeDiffers: { title: sentence('Another time was signed than was sent'), change: timeOnce },
  bodyMissing: { title: sentence('The body was signed empty or left out'), change: bodyOnce },
  byteOrderMark: {
    title: sentence('A byte order mark stands in only one of the two bodies'),
    change: bodyOnce,
  },
  trailingNewline: {
    title: sentence('Blanks or line breaks around the body are not the same'),
    change: bodyOnce,
  },
  bodyLineBreaks: { title: sentence('The line breaks in the body are not the same'), change: bodyOnce },
  charset: {
    title: sentence('The signed and the sent body differ in their character encoding'),
    change: bodyOnce,
  },
  bodyCompact: {
    title: sentence('The body was signed without the white space it was sent with'),
    change: bodyOnce,
  },
  bodyIndented: { title: sentence('The body was signed with indentation'), change: bodyOnce },
  bodySpaced: { title: sentence('The body was signed with blanks after commas or colons'), change: bodyOnce },
  bodyKeyOrder: { title: sentence('The members of the body were signed in another order'), change: bodyOnce },
  bodyEscapes: { title: sentence('Characters of the body were signed with other escapes'), change: bodyOnce },
  bodySlashes: { title: sentence('Slashes of the body were signed with other escapes'), change: bodyOnce },
  bodyNumbers: { title: sentence('Numbers of the body were signed in another form'), change: bodyOnce },

  keyVersion: {
    title: sentence('The key version does not belong to the key'),
    change: sentence('Write the version under which the public key is registered.'),
  },
  clientIdUnexpected: {
    title: sentence('The Client-Id is not the one of the profile'),
    change: sentence('Send the Client-Id that WorldFirst issued, and sign with the same text.'),
  },
  pathUnexpected: {
    title: sentence('The request went to another path'),
    change: sentence('Send the request to the path of the API and sign this path.'),
  },
  methodUnexpected: {
    title: sentence('The method is not in capitals'),
    change: sentence('Send and sign the method in capitals.'),
  },
  timeUnreadable: {
    title: sentence('The time is not in the documented form'),
    change: sentence('Write the time as ISO 8601 to the second, with its offset.'),
  },
  compressed: {
    title: sentence('The body is compressed'),
    change: sentence('Sign and check the plain body; the signature does not cover a compressed one.'),
  },
  bodyNotUtf8: {
    title: sentence('The body is not UTF-8'),
    change: bodyOnce,
  },
  clock: {
    title: sentence('The time is far from the clock'),
    change: sentence(
      'Make the time when the request is sent, and set the clock of the machine right. How far the gateway lets it be away is not documented.',
    ),
  },
} as const satisfies Readonly<Record<string, Cause>>;

export type CauseId = keyof typeof causes;

const order = Object.keys(causes);

/** Where a cause stands among equally certain ones. */
export function rankOfCause(cause: CauseId): number {
  return order.indexOf(cause);
}

const answerContent = sentence(
  'Whoever answers has to sign the content as shown. If the answer came from WorldFirst, check it over the bytes as they were received, before anything reads, prints or converts them, with its own Response-Time.',
);
const answerKey = sentence(
  'Take the gateway’s public key from the Developer Center of the same environment again: sandbox and production have different ones.',
);

/** What to change where an answer has this fault. */
export function changeOnAnswer(cause: CauseId): Sentence {
  switch (causes[cause].change) {
    case pathAsSent:
    case timeOnce:
    case clientOnce:
    case bodyOnce:
    case signedOnce:
      return answerContent;
    case rightKey:
      return answerKey;
    default:
      return causes[cause].change;
  }
}
