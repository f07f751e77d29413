import { l10n, ProgressLocation, window } from 'vscode';
import type { AnswerMessage, RequestMessage } from '../../core/calls/message.ts';
import type { EndpointDescription } from '../../core/catalogue/endpoint.ts';
import { diagnoseAnswer } from '../../core/doctor/diagnoseAnswer.ts';
import { diagnoseRequest } from '../../core/doctor/diagnoseRequest.ts';
import { diagnosisText } from '../../core/doctor/diagnosisText.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import { createDoctorPorts } from '../../gateway/doctorPorts.ts';
import type { Documents, WrittenDocument } from '../seams.ts';
import { knownOf, type KnowledgeParts } from './knownOf.ts';

/** One signed message with what belongs to it. */
export interface DoctorCase {
  readonly request: RequestMessage;
  /** Set where the signature of the answer is in question, and not that of the request. */
  readonly answer?: AnswerMessage;
  readonly profile: Profile;
  readonly endpoint: EndpointDescription | undefined;
  /** The result code with which the gateway refused the signature of the request. */
  readonly refusedAs?: string;
  /** When the message was sent or received, milliseconds since the epoch. */
  readonly at: number;
}

/** Examines a signature and shows what was found as a page. Nothing leaves this machine. */
export async function showDiagnosis(
  { request, answer, profile, endpoint, refusedAs, at }: DoctorCase,
  parts: KnowledgeParts & { readonly documents: Pick<Documents, 'show'> },
): Promise<void> {
  const diagnosis = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Examining the signature…') },
    async () => {
      const known = {
        ...(await knownOf(profile, endpoint, at, parts)),
        ...(refusedAs === undefined ? {} : { refusedAs }),
      };
      const ports = createDoctorPorts();
      return answer === undefined
        ? diagnoseRequest(request, known, ports)
        : diagnoseAnswer(answer, request, known, ports);
    },
  );
  await parts.documents.show(doctorPage(diagnosisText(diagnosis, l10n.t)));
}

/** The one page of the doctor. */
export function doctorPage(text: string): WrittenDocument {
  return { name: `${l10n.t('Signature Doctor')}.md`, text, rendered: true };
}
