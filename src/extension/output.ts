import { window, type LogOutputChannel } from 'vscode';

/** The one channel that the extension writes to. It never opens by itself. */
export function createOutput(): LogOutputChannel {
  return window.createOutputChannel('WorldFirst', { log: true });
}
