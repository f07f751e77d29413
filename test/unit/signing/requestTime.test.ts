import assert from 'node:assert/strict';
import { requestTime } from '../../../src/core/signing/requestTime.ts';

describe('requestTime', () => {
  for (const [at, offset, expected] of [
    ['2019-04-04T04:08:56.000Z', 480, '2019-04-04T12:08:56+08:00'],
    ['2019-04-04T04:08:56.999Z', 330, '2019-04-04T09:38:56+05:30'],
    ['2024-12-31T23:59:59.000Z', 0, '2024-12-31T23:59:59+00:00'],
    ['2025-01-01T01:00:00.000Z', -570, '2024-12-31T15:30:00-09:30'],
    ['2024-02-28T23:30:00.000Z', 60, '2024-02-29T00:30:00+01:00'],
  ] as const) {
    it(`writes ${at} at an offset of ${offset} minutes as ${expected}`, () => {
      assert.equal(requestTime(Date.parse(at), offset), expected);
    });
  }
});
