import assert from 'node:assert/strict';
import {
  applyCreditGrant,
  endpoints,
  inquiryBalance,
  inquiryCreditGrant,
  submitAttachment,
} from '../../../src/core/catalogue/index.ts';
import type { EndpointDescription } from '../../../src/core/catalogue/endpoint.ts';
import { sampleTraces, type SampleTraces } from '../../../src/core/catalogue/sampleTraces.ts';
import { parseJson } from '../../../src/core/json/parseJson.ts';
import { completeSample, sampleBody } from '../../../src/core/schema/skeleton.ts';

function traces(endpoint: EndpointDescription, text: string): SampleTraces {
  const parsed = parseJson(text);
  assert.ok(parsed.ok);
  return sampleTraces(endpoint, parsed.value);
}

const none: SampleTraces = { invented: [], blank: [] };

const allOfAnApplication = [
  'referenceNo',
  'payeeCode',
  'vcCode',
  'invoiceDate',
  'timeZone',
  'attachmentFile.fileName',
  'attachmentFile.fileKey',
  'invoiceInfoList',
];

describe('what a body still has of the sample', () => {
  it('names every invented value of the complete one', () => {
    assert.deepEqual(traces(applyCreditGrant, completeSample(applyCreditGrant)), {
      invented: allOfAnApplication,
      blank: [],
    });
    assert.deepEqual(traces(inquiryCreditGrant, completeSample(inquiryCreditGrant)).invented, [
      'referenceNo',
    ]);
    assert.deepEqual(traces(inquiryBalance, completeSample(inquiryBalance)), none);
  });

  it('names every blank of the one for other gateways', () => {
    assert.deepEqual(traces(applyCreditGrant, sampleBody(applyCreditGrant)), {
      invented: [],
      blank: allOfAnApplication,
    });
    for (const endpoint of endpoints) {
      assert.deepEqual(traces(endpoint, sampleBody(endpoint)).invented, [], endpoint.name);
    }
  });

  it('names what is left of it, once the user has put in values of their own', () => {
    const body = { ...submitAttachment.sample.request, attachmentId: 'mine', bizOrderId: '' };
    assert.deepEqual(traces(submitAttachment, JSON.stringify(body)), {
      invented: ['attachmentType', 'attachmentContent', 'fileName', 'bizType'],
      blank: [],
    });
  });

  it('says nothing of a single value that anybody may have, nor of other bodies', () => {
    assert.deepEqual(traces(applyCreditGrant, '{"timeZone":"Asia/Shanghai","payeeCode":"P"}'), none);
    for (const body of ['{}', '[]', 'null', '"REF-2024-0001"', '{"attachmentFile":null}']) {
      assert.deepEqual(traces(applyCreditGrant, body), none, body);
    }
  });
});
