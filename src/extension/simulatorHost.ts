import { EventEmitter, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { Owned, Simulator } from './seams.ts';

export function createSimulatorHost(_context: ExtensionContext, _log: LogOutputChannel): Simulator & Owned {
  const stopped = new EventEmitter<void>();
  return {
    connection: () =>
      Promise.resolve({ ok: false, obstacle: { sentence: 'The simulator does not start yet.' } }),
    onDidStop: stopped.event,
    dispose: () => stopped.dispose(),
  };
}
