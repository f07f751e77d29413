import { resolve } from 'node:path';
import { l10n, type Uri } from 'vscode';
import { targetProblem } from '../../core/calls/prepareRequest.ts';
import { bodyParts } from '../../core/samples/bodyParts.ts';
import type { SampleCall } from '../../core/samples/sampleCall.ts';
import { checkBody } from '../requests/bodyBytes.ts';
import { bodyObstacle } from '../requests/bodyObstacle.ts';
import { attachmentsFolder, shownBytes } from '../requests/bodyOfDocument.ts';
import type { EditorParts } from '../requests/editorParts.ts';
import { pickCustomer } from '../requests/pickCustomer.ts';
import { fileNameOf, otherProfile } from '../requests/requestDocuments.ts';
import { endpointOfFile } from '../requests/requestFiles.ts';
import type { Obstacle, Possible } from '../seams.ts';
import { translate } from '../translate.ts';
import { untrusted } from '../trust.ts';

/** A call to write as a program, and the access token that must not be in it. */
export interface DocumentSample {
  readonly call: SampleCall;
  readonly accessToken: string | undefined;
}

/**
 * The call that sending the request would make now, with the profile and customer of this moment; undefined where
 * the user was asked for a customer and chose nothing.
 */
export async function sampleOfDocument(
  uri: Uri,
  parts: EditorParts,
): Promise<Possible<DocumentSample> | undefined> {
  const { profiles, customers, credentials, gate, sessions } = parts;
  const barrier = untrusted() ?? otherProfile(uri, profiles);
  if (barrier !== undefined) {
    return refuse(barrier);
  }
  const endpoint = endpointOfFile(fileNameOf(uri));
  if (endpoint === undefined) {
    return refuse({ sentence: l10n.t('Choose the endpoint of this file first.') });
  }
  const profile = profiles.active();
  const known = customers.of(uri, profile);
  const customer = known === undefined ? await pickCustomer(profile, undefined) : known;
  if (customer === undefined) {
    return undefined;
  }
  if (known === undefined) {
    await customers.choose(uri, profile.id, customer);
  }
  await sessions.of(uri).queue.idle();
  const bytes = await shownBytes(uri);
  const checked = checkBody(bytes);
  if (!checked.ok) {
    return refuse(bodyObstacle(checked, uri));
  }
  const folder = attachmentsFolder(uri);
  const body = bodyParts(endpoint.request, bytes, (path) => resolve(folder, path));
  if (body === undefined) {
    return refuse({ sentence: l10n.t('The body holds credentials, so it cannot be copied.') });
  }
  const customerId = customer ?? undefined;
  const target = await gate.target(profile.id, endpoint, customerId);
  if (!target.ok) {
    return target;
  }
  const problem = targetProblem(target.value);
  if (problem !== undefined) {
    return refuse({ sentence: translate(problem) });
  }
  const accessToken = await credentials.accessToken(profile, customerId);
  return {
    ok: true,
    value: {
      call: { endpoint, target: target.value, body, hasToken: accessToken !== undefined },
      accessToken,
    },
  };
}

function refuse(obstacle: Obstacle): Possible<never> {
  return { ok: false, obstacle };
}
