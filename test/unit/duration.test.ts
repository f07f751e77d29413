import assert from 'node:assert/strict';
import fc from 'fast-check';
import { durationText, secondsOf } from '../../src/core/duration.ts';
import { fillGaps } from '../../src/core/sentence.ts';

describe('a span of time', () => {
  for (const [seconds, text] of [
    [1, '1 s'],
    [90, '1 min 30 s'],
    [5_400, '1 h 30 min'],
    [86_400, '1 d'],
    [2_419_200, '28 d'],
    [129_601, '1 d 12 h 1 s'],
  ] as const) {
    it(`of ${seconds} seconds reads ${text}`, () => {
      assert.equal(durationText(seconds, fillGaps), text);
    });
  }

  for (const [typed, seconds] of [
    ['90m', 5_400],
    [' 45s ', 45],
    ['5 m', 300],
    ['3h', 10_800],
    ['7D', 604_800],
  ] as const) {
    it(`is understood as it is typed: “${typed}”`, () => {
      assert.equal(secondsOf(typed), seconds);
    });
  }

  for (const typed of ['', '0', '90', '07d', '-1h', '1.5h', '1w', 'd', '3h 7d', '12345678901']) {
    it(`is not “${typed}”`, () => {
      assert.equal(secondsOf(typed), undefined);
    });
  }

  it('loses no second when it is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000_000_000 }), (seconds) => {
        const parts = durationText(seconds, fillGaps).match(/\d+ [a-z]+/g) ?? [];
        const total = parts.reduce(
          (sum, part) => sum + (secondsOf(part.replace(/ ([a-z])[a-z]*/, '$1')) ?? Number.NaN),
          0,
        );
        assert.equal(total, seconds);
      }),
    );
  });
});
