import { quote } from '../calls/quote.ts';
import { sentence, type Sentence } from '../sentence.ts';
import type { Known } from './doctorPorts.ts';
import type { Subject } from './subject.ts';

/** Which message is examined, and what it is held against, so that a page can be told from another. */
export function examinedSentences(subject: Subject, { profile }: Known): readonly Sentence[] {
  const { kind, method, sentPath, clientId = '', time = '' } = subject;
  return [
    kind === 'request'
      ? sentence(
          'Examined: the request {0} with the Client-Id {1} and the Request-Time {2}.',
          quote(`${method} ${sentPath}`),
          quote(clientId),
          quote(time),
        )
      : sentence(
          'Examined: the answer to {0} with the Response-Time {1}.',
          quote(`${method} ${sentPath}`),
          quote(time),
        ),
    ...(profile === undefined ? [] : [sentence('It was held against the profile “{0}”.', profile)]),
  ];
}
