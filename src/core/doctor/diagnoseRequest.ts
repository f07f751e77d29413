import type { RequestMessage } from '../calls/message.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { DoctorPorts, Known } from './doctorPorts.ts';
import { requestSubject } from './subject.ts';

/**
 * Why the signature of a request does not fit, or the proof that it does. Whatever the message holds, this gives a
 * diagnosis; no token of the message is in it.
 */
export function diagnoseRequest(
  request: RequestMessage,
  known: Known,
  ports: DoctorPorts,
): Promise<Diagnosis> {
  return diagnose(requestSubject(request, known), known, ports);
}
