import { EventEmitter, type LogOutputChannel } from 'vscode';
import type { Owned, Credentials, Possible, Profiles, SendGate, Simulator } from './seams.ts';

interface Parts {
  readonly profiles: Profiles;
  readonly credentials: Credentials;
  readonly simulator: Simulator;
  readonly log: LogOutputChannel;
}

export function createSendGate(_parts: Parts): SendGate & Owned {
  const called = new EventEmitter<never>();
  const closed: Possible<never> = { ok: false, obstacle: { sentence: 'Nothing is sent yet.' } };
  return {
    send: () => Promise.resolve({ kind: 'stopped', obstacle: closed.obstacle }),
    target: () => Promise.resolve(closed),
    onDidCall: called.event,
    dispose: () => called.dispose(),
  };
}
