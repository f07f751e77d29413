import { EventEmitter, l10n, type CancellationToken, type LogOutputChannel } from 'vscode';
import type { CallTarget, Exchange } from '../core/calls/exchange.ts';
import type { Signer, Verifier } from '../core/calls/ports.ts';
import { gateKind } from '../core/profiles/gateKind.ts';
import { simulatorProfileId, type Profile } from '../core/profiles/profile.ts';
import { callTarget } from './callTarget.ts';
import type { CredentialStore } from './credentials.ts';
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
  readonly credentials: Pick<CredentialStore, 'signer' | 'verifier' | 'token'>;
  readonly simulator: Simulator;
  readonly log: LogOutputChannel;
  /** Asks in a modal; false where it is cancelled or closed. */
  readonly confirm: (question: WriteQuestion) => Promise<boolean>;
}

/** A call with everything it needs, before anybody was asked. */
interface PreparedCall {
  readonly profile: Profile;
  readonly target: CallTarget;
  readonly signer: Signer;
  readonly verifier: Verifier | undefined;
}

/** The only way to the network: whatever starts a call, it passes here. */
export function createSendGate(parts: Parts): SendGate & Owned {
  const { profiles, simulator, log } = parts;
  const called = new EventEmitter<{ readonly exchange: Exchange; readonly profile: Profile }>();
  const running = new Set<string>();

  const pass = async (intent: CallIntent): Promise<CallResult> => {
    const prepared = await prepare(intent, parts).catch((error: unknown) => notPrepared(error, log));
    if (!prepared.ok) {
      return stopped(intent, prepared.obstacle, log);
    }
    const obstacle = await ask(intent, prepared.value, parts);
    if (obstacle) {
      return stopped(intent, obstacle, log);
    }
    intent.onGoingOut?.();
    const exchange = await send(intent, prepared.value, log);
    called.fire({ exchange, profile: prepared.value.profile });
    return { kind: 'done', exchange };
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

async function prepare(intent: CallIntent, parts: Parts): Promise<Possible<PreparedCall>> {
  const mistrust = untrusted();
  if (mistrust) {
    return { ok: false, obstacle: mistrust };
  }
  const profile = parts.profiles.find(intent.profileId);
  if (!profile) {
    return { ok: false, obstacle: noProfile() };
  }
  const { customerId } = intent;
  if (customerId !== undefined && !profile.customers.some(({ id }) => id === customerId)) {
    return { ok: false, obstacle: noCustomer(profile, customerId) };
  }
  const target = await callTarget(profile, intent.endpoint, customerId, parts.simulator);
  if (!target.ok) {
    return target;
  }
  const signer = await parts.credentials.signer(profile);
  if (!signer.ok) {
    return signer;
  }
  const verifier = await parts.credentials.verifier(profile);
  if (!verifier.ok) {
    return verifier;
  }
  const token = await parts.credentials.token(profile, customerId);
  if (!token.ok) {
    return token;
  }
  const accessToken = token.value?.token;
  return {
    ok: true,
    value: {
      profile,
      target: accessToken === undefined ? target.value : { ...target.value, accessToken },
      signer: signer.value,
      verifier: verifier.value,
    },
  };
}

/** The editor's secret storage may be locked or broken: nothing was sent then, and the user is told so. */
function notPrepared(error: unknown, log: LogOutputChannel): Possible<never> {
  log.error(error instanceof Error ? error : String(error));
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ok: false,
    obstacle: { sentence: l10n.t('Nothing was sent: the keys could not be read. {0}', reason) },
  };
}

/** Asks where a write goes to production, and answers why not to send, if so. */
async function ask(
  { endpoint, body, token }: CallIntent,
  { profile, target, verifier }: PreparedCall,
  { confirm }: Parts,
): Promise<Obstacle | undefined> {
  if (endpoint.effect !== 'read' && gateKind(profile) === 'production') {
    const { writeQuestion } = await import('./writeQuestion.ts');
    const question = writeQuestion({ endpoint, profile, target, body, verifiable: verifier !== undefined });
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
    return await gateway.call({ endpoint, target, body, signal: cancel.signal }, signer, verifier);
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

function noCustomer(profile: Profile, customerId: string): Obstacle {
  const sentence = l10n.t('The profile “{0}” has no customer {1}.', profile.name, customerId);
  return profile.id === simulatorProfileId
    ? { sentence }
    : {
        sentence,
        fix: { title: l10n.t('Add Customers'), command: 'worldfirst.addCustomers', args: [profile.id] },
      };
}

function noProfile(): Obstacle {
  return {
    sentence: l10n.t('The profile of this request no longer exists.'),
    fix: { title: l10n.t('Switch Profile'), command: 'worldfirst.switchProfile' },
  };
}
