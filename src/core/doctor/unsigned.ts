import { parseJson } from '../json/parseJson.ts';
import { isJsonObject } from '../json/json.ts';
import { quote } from '../calls/quote.ts';
import { sentence, type Sentence } from '../sentence.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Known } from './doctorPorts.ts';
import { examinedSentences } from './examined.ts';
import { FindingList } from './findingList.ts';
import { rightContent } from './rightContent.ts';
import type { Subject } from './subject.ts';
import { decodeUtf8 } from '../utf8.ts';
import { clockFaults, expectationFaults, headerFaults } from './visibleFaults.ts';

/** Larger answers carry no refusal. */
const searchedBytes = 1 << 20;

/** What can be said of a message without a signature. */
export function unsignedDiagnosis(subject: Subject, known: Known): Diagnosis {
  const list = new FindingList(subject);
  if (subject.kind === 'answer') {
    return {
      subject: 'answer',
      kind: 'cannotBeChecked',
      headline: sentence('The answer is not signed and cannot be checked'),
      examined: examinedSentences(subject, known),
      findings: [],
      remarks: answerRemarks(subject),
      tried: [],
    };
  }
  list.add(
    [{ cause: 'noSignature', why: sentence('There is no header Signature, or it is empty.') }],
    'likely',
  );
  list.addVisible(headerFaults(subject));
  list.addVisible(expectationFaults(subject, undefined, known));
  list.addVisible(clockFaults(subject, known.at));
  const findings = list.sorted();
  return {
    subject: 'request',
    kind: 'explained',
    headline: sentence('The request has no signature'),
    examined: examinedSentences(subject, known),
    findings,
    remarks: [],
    tried: [],
    expected: rightContent(subject),
  };
}

function answerRemarks({ body }: Subject): readonly Sentence[] {
  const code = resultCode(body);
  return [
    sentence('Whether it came from the gateway and was not changed on its way is not known.'),
    ...(code === undefined ? [] : [sentence('Its result code is {0}.', quote(code))]),
    sentence(
      'A gateway that refuses a request before it knows the client often does not sign: compare Client-Id, host and path with those that WorldFirst gave you.',
    ),
    sentence('An unsigned answer that says success must not be trusted.'),
  ];
}

function resultCode(body: Uint8Array): string | undefined {
  const text = body.byteLength > searchedBytes ? undefined : decodeUtf8(body);
  const parsed = text === undefined ? undefined : parseJson(text);
  const result = parsed?.ok === true && isJsonObject(parsed.value) ? parsed.value.get('result') : undefined;
  const code = isJsonObject(result) ? result.get('resultCode') : undefined;
  return typeof code === 'string' ? code : undefined;
}
