import type { Misfit } from '../core/calls/ports.ts';
import { diagnoseAnswer } from '../core/doctor/diagnoseAnswer.ts';
import { briefLimits } from '../core/doctor/searchContent.ts';
import { sentence, type Sentence } from '../core/sentence.ts';
import { createDoctorPorts } from './doctorPorts.ts';

/** What was signed in place of an answer, after a short search; undefined where that cannot be proved. */
export async function explainAnswer(
  publicKey: string,
  { answer, target, requestTime }: Misfit,
): Promise<Sentence | undefined> {
  const { clientId, path, signedPath } = target;
  const request = {
    method: 'POST',
    target: path,
    headers: [
      ['Client-Id', clientId],
      ['Request-Time', requestTime],
    ] as const,
    body: new Uint8Array(),
  };
  const keys = [{ owner: 'gateway', name: sentence('the key of the gateway'), publicKey }] as const;
  const { kind, findings } = await diagnoseAnswer(
    { ...answer, statusText: '' },
    request,
    { keys, clientId, path, signedPath, at: Date.parse(requestTime) },
    createDoctorPorts(briefLimits),
  );
  const proved = kind === 'explained' ? findings.filter(({ certainty }) => certainty === 'proved') : [];
  return proved[0]?.why;
}
