import type { ActivityEntry } from '../activity/entry.ts';
import { requestMessage } from '../activity/messages.ts';
import type { EndpointDescription } from '../catalogue/endpoint.ts';
import { headerValues } from '../calls/headers.ts';
import { redacted } from '../calls/redact.ts';
import { sentence, type Sentence } from '../sentence.ts';
import { bodyParts } from './bodyParts.ts';
import { decodeUtf8 } from '../utf8.ts';
import type { BodyPart, SampleCall } from './sampleCall.ts';

export type EntrySample =
  | { readonly ok: true; readonly call: SampleCall }
  /** Why the call cannot be written down whole. */
  | { readonly ok: false; readonly problem: Sentence };

/** A kept call as one to write as a program: what was left out of it is read where the program runs. */
export function sampleOfEntry(entry: ActivityEntry, endpoint: EndpointDescription): EntrySample {
  const { attachment, headers } = entry.request;
  if (attachment?.path === null) {
    return {
      ok: false,
      problem: sentence('The content of {0} was not kept with the call.', JSON.stringify(attachment.name)),
    };
  }
  const body = bodyParts(
    endpoint.request,
    requestMessage(entry).body,
    (path) => entry.request.attachment?.path ?? path,
  );
  if (body === undefined || (entry.request.body.redacted && body.some(holdsGap))) {
    return { ok: false, problem: sentence('The body had secrets in it that were not kept with the call.') };
  }
  const { customerId, ...target } = entry.target;
  return {
    ok: true,
    call: {
      endpoint,
      target: customerId === null ? target : { ...target, customerId },
      body,
      hasToken: headerValues(headers, 'Access-Token').length > 0,
    },
  };
}

/** A secret that stood where nobody expects one, so that no name for it is known. */
function holdsGap(part: BodyPart): boolean {
  return part.kind === 'bytes' && (decodeUtf8(part.bytes)?.includes(redacted) ?? true);
}
