import assert from 'node:assert/strict';
import { applyCreditGrant, inquiryCreditGrant, submitAttachment } from '../../src/core/catalogue/index.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import { controlCall } from '../../src/extension/simulator/controlCall.ts';
import {
  controlTokenVariable,
  type ControlAnswer,
  type ControlCommand,
  type CustomerState,
  type SimulatorState,
} from '../../src/simulator/controlProtocol.ts';
import { answerBody, callSimulator } from './gatewayClient.ts';
import { startSimulator, type SimulatorProcess } from './simulatorProcess.ts';

const controlToken = 'a-token-of-the-test-0123456789-abcdef';

/** A simulator with its control channel. It needs no lease for the time of a test. */
export class ControlledSimulator {
  readonly process: SimulatorProcess;

  constructor(process: SimulatorProcess) {
    this.process = process;
  }

  /** One command, refused or not. */
  ask(command: ControlCommand): Promise<ControlAnswer> {
    const { ready, process } = this.process;
    return controlCall({ ready, controlToken, pid: process.pid ?? 0, preferredPort: 0 }, command);
  }

  /** What the simulator holds after a command that it must take. */
  async state(command: ControlCommand = { command: 'state' }): Promise<SimulatorState> {
    const answer = await this.ask(command);
    assert.ok(answer.ok, answer.ok ? '' : answer.sentence);
    assert.ok(answer.state !== undefined);
    return answer.state;
  }

  /** The first customer, which is the partner itself. */
  async partner(): Promise<CustomerState> {
    const [first] = (await this.state()).customers;
    assert.ok(first !== undefined);
    return first;
  }

  async play(...scenarios: readonly string[]): Promise<void> {
    await this.state({ command: 'scenario', scenarios });
  }

  /** Uploads a file and applies with it; a wrong upload fails the test. */
  async apply(referenceNo: string): Promise<Exchange> {
    return callSimulator(this.process.ready, applyCreditGrant, { body: await this.application(referenceNo) });
  }

  async application(referenceNo: string): Promise<Record<string, unknown>> {
    const uploaded = await callSimulator(this.process.ready, submitAttachment, { body: upload });
    return {
      referenceNo,
      payeeCode: 'PAYEE',
      vcCode: 'VC',
      invoiceDate: '20241231',
      timeZone: 'Asia/Shanghai',
      attachmentFile: answerBody(uploaded)['attachmentInfo'],
      invoiceInfoList: [{ total: { currency: 'USD', value: 1_250_000 } }],
    };
  }

  inquire(referenceNo: string): Promise<Exchange> {
    return callSimulator(this.process.ready, inquiryCreditGrant, { body: { referenceNo } });
  }

  /** What a series of inquiries says: the status where the result is S, else its code. */
  async inquiries(referenceNo: string, count: number): Promise<readonly unknown[]> {
    const said: unknown[] = [];
    while (said.length < count) said.push(told(await this.inquire(referenceNo)));
    return said;
  }
}

const upload = {
  attachmentId: 'ATT-1',
  attachmentType: 'TYPE',
  attachmentContent: 'JVBERi0xLjQK',
  fileName: 'invoice.pdf',
  bizOrderId: 'ORDER-1',
  bizType: 'BIZ',
};

/** The business status of an answer where there is one, else its result code. */
export function told(exchange: Exchange): unknown {
  if (exchange.gateway?.kind !== 'result') return exchange.transport.kind;
  const { code } = exchange.gateway;
  return code === 'SUCCESS' ? (answerBody(exchange)['creditGrantStatus'] ?? code) : code;
}

export async function controlledSimulator(
  options: { readonly args?: readonly string[]; readonly config?: unknown } = {},
): Promise<ControlledSimulator> {
  return new ControlledSimulator(
    await startSimulator({ ...options, env: { [controlTokenVariable]: controlToken } }),
  );
}
