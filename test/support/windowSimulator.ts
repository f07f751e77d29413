import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunningSimulator } from '../../src/extension/simulator/connectionFile.ts';
import { controlCall } from '../../src/extension/simulator/controlCall.ts';
import type { ControlCommand, SimulatorState } from '../../src/simulator/controlProtocol.ts';
import { eventually } from './eventually.ts';
import type { Workbench } from './workbench.ts';

/** What the simulator of a window holds after a command that it must take. */
export async function commandSimulator(
  window: Workbench,
  command: ControlCommand = { command: 'state' },
): Promise<SimulatorState> {
  const answer = await controlCall(await simulatorOf(window), command);
  assert.ok(answer.ok && answer.state !== undefined);
  return answer.state;
}

/** The simulator of a window, once it runs. */
export async function simulatorOf(window: Workbench): Promise<RunningSimulator> {
  const file = path.join(window.storage, 'simulator/connection.json');
  const connection = await eventually('the simulator', () =>
    existsSync(file) ? readFileSync(file, 'utf8') : undefined,
  );
  return JSON.parse(connection) as RunningSimulator;
}
