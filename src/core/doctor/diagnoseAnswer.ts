import type { AnswerMessage, RequestMessage } from '../calls/message.ts';
import { diagnose } from './diagnose.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { DoctorPorts, Known } from './doctorPorts.ts';
import { answerSubject } from './subject.ts';

/**
 * Why the signature of an answer does not fit, or the proof that it does.
 *
 * @param request the one that was answered; the signature covers its method and path
 */
export function diagnoseAnswer(
  answer: AnswerMessage,
  request: RequestMessage,
  known: Known,
  ports: DoctorPorts,
): Promise<Diagnosis> {
  return diagnose(answerSubject(answer, request, known), known, ports);
}
