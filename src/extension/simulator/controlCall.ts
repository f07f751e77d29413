import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { commandPath, type ControlAnswer, type ControlCommand } from '../../simulator/controlProtocol.ts';
import type { RunningSimulator } from './connectionFile.ts';

const answerWithinMs = 10_000;

/** Gives the simulator one command on its control channel. */
export async function controlCall(
  simulator: RunningSimulator,
  command: ControlCommand,
): Promise<ControlAnswer> {
  const body = JSON.stringify(command);
  try {
    const answer = await new Promise<string>((resolve, reject) => {
      const call = request(new URL(commandPath, simulator.ready.url), {
        method: 'POST',
        agent: false,
        headers: {
          authorization: `Bearer ${simulator.controlToken}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      });
      call.setTimeout(answerWithinMs, () => call.destroy(new Error('No answer.')));
      call.on('error', reject);
      call.on('response', (response) => {
        text(response).then(resolve, reject);
      });
      call.end(body);
    });
    return readAnswer(answer);
  } catch (error) {
    return { ok: false, sentence: error instanceof Error ? error.message : String(error) };
  }
}

function readAnswer(body: string): ControlAnswer {
  const content: unknown = JSON.parse(body);
  if (typeof content !== 'object' || content === null || !('ok' in content)) {
    return { ok: false, sentence: body };
  }
  // Both ends are built together from one protocol file.
  return content as ControlAnswer;
}
