import assert from 'node:assert/strict';
import {
  applyCreditGrant,
  endpoints,
  inquiryCreditGrant,
  submitAttachment,
} from '../../src/core/catalogue/index.ts';
import type { EndpointDescription } from '../../src/core/catalogue/endpoint.ts';
import { completeSample } from '../../src/core/schema/skeleton.ts';
import { demoConnectedCustomers } from '../../src/simulator/demoNames.ts';
import { answerBody, callSimulator } from '../support/gatewayClient.ts';
import { startSimulator, stopSimulators } from '../support/simulatorProcess.ts';

describe('the samples of the catalogue, sent to a simulator that has just begun', () => {
  afterEach(stopSimulators);

  for (const endpoint of endpoints) {
    it(`${endpoint.name} succeeds, verified`, async () => {
      const { ready } = await startSimulator();
      const exchange = await callSimulator(ready, endpoint, { body: completeSample(endpoint) });
      assert.equal(exchange.verification?.kind, 'verified');
      const { result, creditGrantStatus } = answerBody(exchange) as Record<string, { resultCode?: string }>;
      assert.equal(result?.resultCode, 'SUCCESS');
      const states: Readonly<Record<string, string>> = {
        applyCreditGrant: 'ACCEPTED',
        inquiryCreditGrant: 'SUCCESS',
      };
      assert.equal(creditGrantStatus, states[endpoint.name]);
    });
  }

  it('lead a person from the application to its end, and on for every customer', async () => {
    const { ready } = await startSimulator();
    const [harbour, kiln, pier] = demoConnectedCustomers.map(({ id }) => id);
    const status = async (
      endpoint: EndpointDescription,
      body: unknown,
      customerId?: string,
    ): Promise<unknown> => {
      const call = { body, ...(customerId !== undefined && { customerId }) };
      const { creditGrantStatus } = answerBody(await callSimulator(ready, endpoint, call));
      return creditGrantStatus;
    };
    const { referenceNo } = applyCreditGrant.sample.request;
    assert.equal(await status(applyCreditGrant, completeSample(applyCreditGrant)), 'ACCEPTED');
    assert.equal(await status(inquiryCreditGrant, { referenceNo }), 'ACCEPTED');
    assert.equal(await status(inquiryCreditGrant, { referenceNo }), 'SUCCESS');
    assert.equal(await status(applyCreditGrant, completeSample(applyCreditGrant), harbour), 'ACCEPTED');
    assert.equal(await status(applyCreditGrant, completeSample(applyCreditGrant), pier), 'ACCEPTED');
    // The loan of this one is overdue.
    assert.equal(await status(applyCreditGrant, completeSample(applyCreditGrant), kiln), 'FAILED');
    const upload = answerBody(
      await callSimulator(ready, submitAttachment, { body: completeSample(submitAttachment) }),
    );
    const { attachmentInfo: attachmentFile } = upload;
    const own = { ...applyCreditGrant.sample.request, referenceNo: 'REF-2024-0002', attachmentFile };
    assert.equal(await status(applyCreditGrant, own), 'ACCEPTED');
  });
});
