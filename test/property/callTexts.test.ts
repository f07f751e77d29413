import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitAtAttachment } from '../../src/core/calls/attachmentReference.ts';
import { createRedactor } from '../../src/core/calls/redact.ts';

const secrets = fc.stringMatching(/^[!-~]{12,60}$/);
const around = fc.string();
const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => JSON.stringify(text),
  (text) => Buffer.from(text).toString('hex'),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
];

describe('texts of calls', () => {
  it('show a secret in no encoding, however it was encoded and whatever stood around it', () => {
    fc.assert(
      fc.property(secrets, around, around, fc.constantFrom(...encodings), (secret, before, after, encode) => {
        const left = createRedactor([secret])(`${before}${encode(secret)}${after}`);
        for (const form of encodings.map((each) => each(secret))) {
          const middle = form.slice(4, -4);
          assert.equal(left.includes(middle), false, `${form} is in ${left}`);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keep every other byte of a body where a file is joined in', () => {
    const names = fc.string().filter((name) => name !== 'attachmentContent');
    const members = fc.dictionary(names, fc.jsonValue(), { noNullPrototype: true });
    fc.assert(
      fc.property(members, members, fc.string(), fc.constantFrom(0, 2, '\t'), (first, last, path, indent) => {
        const body = { ...first, attachmentContent: `@file:${path}`, ...last };
        const text = JSON.stringify(body, undefined, indent);
        const split = splitAtAttachment(text);
        assert.ok(split);
        assert.equal(split.path, path);
        assert.equal(split.before + JSON.stringify(`@file:${path}`).slice(1, -1) + split.after, text);
        assert.deepEqual(JSON.parse(`${split.before}QUJD${split.after}`), {
          ...(JSON.parse(text) as object),
          attachmentContent: 'QUJD',
        });
      }),
    );
  });
});
