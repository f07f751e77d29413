import { l10n, type CancellationToken, type LogOutputChannel } from 'vscode';
import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import type { EndpointCall } from '../core/calls/callEndpoint.ts';
import type { CallTarget, Exchange } from '../core/calls/exchange.ts';
import { gateKind } from '../core/profiles/gateKind.ts';
import { BrokenWrite } from './brokenWrite.ts';
import { callTarget } from './callTarget.ts';
import type { GateParts } from './gateParts.ts';
import type { WatchedSend } from './grants/watchedSend.ts';
import { noProfile, prepareCall, type PreparedCall } from './preparedCall.ts';
import type { Called, CallIntent, CallResult, Obstacle, Possible } from './seams.ts';
import { readNumber } from './settings.ts';
import { untrusted } from './trust.ts';

/** Takes one call through the gate: what it needs, the ledger, the question, the wire. `called` hears of it then. */
export async function passGate(
  intent: CallIntent,
  parts: GateParts,
  called: (call: Called) => void,
): Promise<CallResult> {
  const { log } = parts;
  const prepared = await prepareCall(intent, parts);
  if (!prepared.ok) {
    return stopped(intent, prepared.obstacle, log);
  }
  const watched = await watch(intent, prepared.value, parts, called);
  if (!watched.ok) {
    return stopped(intent, watched.obstacle, log);
  }
  const obstacle = await ask(intent, prepared.value, parts);
  if (obstacle) {
    return stopped(intent, obstacle, log);
  }
  intent.onGoingOut?.();
  const exchange = await send(intent, prepared.value, watched.value?.beforeSend, log);
  const overtaken = await watched.value?.settle(exchange);
  const { origin, file } = intent;
  const { profile, keys } = prepared.value;
  called({ exchange, profile, keys, origin, ...(file && { file }) });
  if (overtaken) {
    return stopped(intent, overtaken, log);
  }
  return { kind: 'done', exchange };
}

/** What would be sent, for those who show it without sending. */
export async function previewTarget(
  profileId: string,
  endpoint: EndpointDescription,
  customerId: string | undefined,
  { profiles, simulator }: GateParts,
): Promise<Possible<CallTarget>> {
  const profile = profiles.find(profileId);
  return profile
    ? callTarget(profile, endpoint, customerId, simulator)
    : { ok: false, obstacle: noProfile() };
}

/** Where the same operation must not be made twice, the ledger decides first. */
async function watch(
  intent: CallIntent,
  prepared: PreparedCall,
  parts: GateParts,
  called: Parameters<typeof passGate>[2],
): Promise<Possible<WatchedSend | undefined>> {
  const { idempotencyField, settledBy } = intent.endpoint;
  if (idempotencyField === undefined || settledBy === undefined) {
    return { ok: true, value: undefined };
  }
  const { watchSend } = await import('./grants/watchedSend.ts');
  return watchSend(intent, prepared, {
    ...parts,
    inquire: (inquiry) => passGate(inquiry, parts, called),
  });
}

/** Asks where a write goes to production, and answers why not to send, if so. */
async function ask(
  { endpoint, body, token, attached, onBehalfOf }: CallIntent,
  { profile, target, verifier }: PreparedCall,
  { confirm }: GateParts,
): Promise<Obstacle | undefined> {
  if (endpoint.effect !== 'read' && gateKind(profile) === 'production') {
    const { writeQuestion } = await import('./writeQuestion.ts');
    const verifiable = verifier !== undefined;
    const totals = attached?.totals ?? [];
    const cautions = attached?.cautions ?? [];
    const asked = { endpoint, profile, target, body, verifiable, totals, cautions, onBehalfOf };
    const question = writeQuestion(asked);
    if (!(await confirm(question))) {
      return { sentence: l10n.t('Cancelled before sending: nothing left this machine.') };
    }
  }
  // The question can stand for long: by now the workspace may have changed hands and the call been cancelled.
  return token?.isCancellationRequested === true
    ? { sentence: l10n.t('Cancelled before sending: nothing left this machine.') }
    : untrusted();
}

async function send(
  intent: CallIntent,
  { profile, target, signer, verifier }: PreparedCall,
  beforeSend: EndpointCall['beforeSend'],
  log: LogOutputChannel,
): Promise<Exchange> {
  const { endpoint, body, token, origin } = intent;
  const { createGateway } = await import('../gateway/createGateway.ts');
  const gateway = createGateway({
    timeoutMs: readNumber('worldfirst.calls.timeoutSeconds', 1, 600) * 1000,
    maxAnswerBytes: readNumber('worldfirst.calls.maxAnswerMegabytes', 1, 256) * 1024 * 1024,
    logger: {
      info: (message) => {
        log.info(`[${origin}] ${profile.name}: ${message}`);
      },
      debug: (message) => {
        log.debug(message);
      },
      trace: (message) => {
        log.trace(message);
      },
    },
  });
  const cancel = cancelSignal(token);
  try {
    const call = { endpoint, target, body, signal: cancel.signal };
    return await gateway.call(beforeSend ? { ...call, beforeSend } : call, signer, verifier);
  } catch (error) {
    throw endpoint.effect === 'read' ? error : new BrokenWrite(endpoint.name, { cause: error });
  } finally {
    cancel.dispose();
  }
}

function cancelSignal(token: CancellationToken | undefined): {
  readonly signal: AbortSignal;
  dispose(): void;
} {
  const abort = new AbortController();
  const listening = token?.onCancellationRequested(() => {
    abort.abort();
  });
  if (token?.isCancellationRequested === true) {
    abort.abort();
  }
  return {
    signal: abort.signal,
    dispose: () => {
      listening?.dispose();
    },
  };
}

function stopped({ endpoint, origin }: CallIntent, obstacle: Obstacle, log: LogOutputChannel): CallResult {
  log.info(`${endpoint.name} [${origin}]: not sent. ${obstacle.sentence}`);
  return { kind: 'stopped', obstacle };
}
