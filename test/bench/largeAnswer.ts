import { callEndpoint } from '../../src/core/calls/callEndpoint.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import { findEndpoint } from '../../src/core/catalogue/index.ts';
import { responseState } from '../../src/extension/requests/responseState.ts';
import { playedGateway } from './playedGateway.ts';
import { median, type Row } from './row.ts';

const rounds = 11;
const bytes = 10_000_000;
const budgetMs = 500;

/** An answer of 10 MB from its last byte to what the page is given: verdicts, figures and the first 64 kB. */
export async function largeAnswer(): Promise<Row> {
  const { endpoint, call } = await largeCall();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const exchange = await call();
    const state = responseState(exchange, {
      id: String(round),
      endpoint,
      profile: { name: 'bench', simulated: false },
      say: (template) => template,
    });
    times.push(performance.now() - start);
    if (state.verification.kind !== 'verified') throw new Error(state.headline);
  }
  return {
    figure: '10 MB answer: from the last byte to verdicts and preview, in the host',
    measured: `${median(times).toFixed(0)} ms`,
    comparedWith: '',
    ratio: '',
    budget: `≤ ${budgetMs} ms`,
    used: median(times) / budgetMs,
  };
}

interface LargeCall {
  readonly endpoint: EndpointDescription;
  readonly call: () => Promise<Exchange>;
}

/** A call that is answered with 10 MB. */
export async function largeCall(): Promise<LargeCall> {
  const endpoint = findEndpoint('inquiryBalance');
  if (endpoint === undefined) throw new Error('inquiryBalance is not in the catalogue.');
  const amount = (value: number) => ({ currency: 'USD', value });
  const balance = {
    accountNo: 'A0000000',
    currency: 'USD',
    availableBalance: amount(123_456),
    frozenBalance: amount(0),
    totalBalance: amount(123_456),
  };
  const accountBalances = Array.from(
    { length: Math.ceil(bytes / JSON.stringify(balance).length) },
    () => balance,
  );
  const result = { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: 'success' };
  const { target, ports } = await playedGateway(endpoint, { result, accountBalances });
  const body = [new TextEncoder().encode('{}')];
  return { endpoint, call: () => callEndpoint({ endpoint, target, body }, ports) };
}
