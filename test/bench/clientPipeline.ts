import { findEndpoint } from '../../src/core/catalogue/index.ts';
import { callEndpoint } from '../../src/core/calls/callEndpoint.ts';
import { createPrivateKey, sign } from 'node:crypto';
import { playedGateway, responseTime } from './playedGateway.ts';
import { median, type Row } from './row.ts';
import { english } from '../support/english.ts';

const rounds = 60;
const callsPerRound = 20;

/** Everything a call costs but the network, against one bare RSA-2048 signature. */
export async function clientPipeline(): Promise<Row> {
  const endpoint = findEndpoint('inquiryBalance');
  if (endpoint === undefined) throw new Error('inquiryBalance is not in the catalogue.');
  const {
    key: { pkcs8Pem },
    target,
    ports,
  } = await playedGateway(endpoint, endpoint.sample.response);
  const body = [new TextEncoder().encode('{"currencyList":["USD"]}')];
  const key = createPrivateKey(pkcs8Pem);
  const content = new TextEncoder().encode(
    `POST ${endpoint.path}\nbench.${responseTime}.{"currencyList":["USD"]}`,
  );

  const pipeline: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let start = performance.now();
    for (let call = 0; call < callsPerRound; call += 1) {
      const exchange = await callEndpoint({ endpoint, target, body }, ports);
      if (exchange.outcome !== 'succeeded') throw new Error(english(exchange.headline));
    }
    pipeline.push((performance.now() - start) / callsPerRound);
    start = performance.now();
    for (let call = 0; call < callsPerRound; call += 1) sign('RSA-SHA256', content, key);
    bare.push((performance.now() - start) / callsPerRound);
  }
  const ratio = median(pipeline) / median(bare);
  return {
    figure: 'client pipeline per call, without the network',
    measured: `${(median(pipeline) * 1000).toFixed(0)} µs`,
    comparedWith: `one RSA-2048 signature, ${(median(bare) * 1000).toFixed(0)} µs`,
    ratio: ratio.toFixed(2),
    budget: '≤ 1.5 ×',
    used: ratio / 1.5,
  };
}
