import { EventEmitter } from 'vscode';
import type { GateParts } from './gateParts.ts';
import type { Called, CallIntent, CallResult, Owned, SendGate } from './seams.ts';

/** The only way to the network: whatever starts a call, it passes here. */
export function createSendGate(parts: GateParts): SendGate & Owned {
  const { log } = parts;
  const called = new EventEmitter<Called>();
  const running = new Set<string>();

  const pass = async (intent: CallIntent): Promise<CallResult> => {
    const { passGate } = await import('./passGate.ts');
    return passGate(intent, parts, (call) => called.fire(call));
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
      const { previewTarget } = await import('./passGate.ts');
      return previewTarget(profileId, endpoint, customerId, parts);
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
