import { EventEmitter, l10n, type CancellationToken, type LogOutputChannel } from 'vscode';
import type { EndpointCall } from '../core/calls/callEndpoint.ts';
import type { Exchange } from '../core/calls/exchange.ts';
import { gateKind } from '../core/profiles/gateKind.ts';
import type { Profile } from '../core/profiles/profile.ts';
import { callTarget } from './callTarget.ts';
import type { CredentialStore } from './credentials.ts';
import type { ApplicationRecords } from './grants/applicationRecords.ts';
import type { WatchedSend } from './grants/watchedSend.ts';
import { noProfile, prepareCall, type PreparedCall } from './preparedCall.ts';
import type {
  CallIntent,
  CallResult,
  Obstacle,
  Owned,
  Possible,
  Profiles,
  SendGate,
  Simulator,
} from './seams.ts';
import { readNumber } from './settings.ts';
import { untrusted } from './trust.ts';
import type { WriteQuestion } from './writeQuestion.ts';

interface Parts {
  readonly profiles: Pick<Profiles, 'find'>;
  readonly credentials: Pick<CredentialStore, 'signer' | 'verifier' | 'token' | 'publicKey'>;
  readonly simulator: Simulator;
  readonly applications: Pick<ApplicationRecords, 'store' | 'figuresMoved'>;
  readonly log: LogOutputChannel;
  /** Asks in a modal; false where it is cancelled or closed. */
  readonly confirm: (question: WriteQuestion) => Promise<boolean>;
}

/** The only way to the network: whatever starts a call, it passes here. */
export function createSendGate(parts: Parts): SendGate & Owned {
  const { profiles, simulator, log } = parts;
  const called = new EventEmitter<{ readonly exchange: Exchange; readonly profile: Profile }>();
  const running = new Set<string>();

  const pass = async (intent: CallIntent): Promise<CallResult> => {
    const prepared = await prepareCall(intent, parts);
    if (!prepared.ok) {
      return stopped(intent, prepared.obstacle, log);
    }
    const watched = await watch(intent, prepared.value);
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
    if (overtaken) {
      return stopped(intent, overtaken, log);
    }
    called.fire({ exchange, profile: prepared.value.profile });
    return { kind: 'done', exchange };
  };

  /** Where the same operation must not be made twice, the ledger decides first. */
  const watch = async (
    intent: CallIntent,
    prepared: PreparedCall,
  ): Promise<Possible<WatchedSend | undefined>> => {
    const { idempotencyField, settledBy } = intent.endpoint;
    if (idempotencyField === undefined || settledBy === undefined) {
      return { ok: true, value: undefined };
    }
    const { watchSend } = await import('./grants/watchedSend.ts');
    return watchSend(intent, prepared, { ...parts, inquire: pass });
  };

  return {
    send: async (intent) => {
      const key = singleFlightKey(intent);
      if (key === undefined) {
        return pass(intent);
      }
      // No await before this, so that a second click in the same moment finds the first.
      if (running.has(key)) {
        log.info(`${intent.endpoint.name}: dropped, because the same call is under way.`);
        return { kind: 'alreadyRunning' };
      }
      running.add(key);
      try {
        return await pass(intent);
      } finally {
        running.delete(key);
      }
    },
    target: async (profileId, endpoint, customerId) => {
      const profile = profiles.find(profileId);
      return profile
        ? callTarget(profile, endpoint, customerId, simulator)
        : { ok: false, obstacle: noProfile() };
    },
    onDidCall: called.event,
    dispose: () => {
      called.dispose();
    },
  };
}

/** A write is never under way twice, even where its caller names no key. */
function singleFlightKey({
  endpoint,
  profileId,
  customerId,
  singleFlightKey: key,
}: CallIntent): string | undefined {
  return (
    key ?? (endpoint.effect === 'read' ? undefined : JSON.stringify([endpoint.name, profileId, customerId]))
  );
}

/** Asks where a write goes to production, and answers why not to send, if so. */
async function ask(
  { endpoint, body, token, attached }: CallIntent,
  { profile, target, verifier }: PreparedCall,
  { confirm }: Parts,
): Promise<Obstacle | undefined> {
  if (endpoint.effect !== 'read' && gateKind(profile) === 'production') {
    const { writeQuestion } = await import('./writeQuestion.ts');
    const verifiable = verifier !== undefined;
    const totals = attached?.totals ?? [];
    const question = writeQuestion({ endpoint, profile, target, body, verifiable, totals });
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

/** A defect of the program in the middle of a write: nobody knows whether it was sent. */
export class BrokenWrite extends Error {
  constructor(endpoint: string, options: ErrorOptions) {
    super(
      l10n.t(
        'A fault in the extension broke off “{0}”. It may have been sent and money may have moved: query before anything else.',
        endpoint,
      ),
      options,
    );
    this.name = 'BrokenWrite';
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
