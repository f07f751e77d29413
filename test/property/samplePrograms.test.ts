import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { nodeProgram } from '../../src/core/samples/node.ts';
import type { SampleCall } from '../../src/core/samples/sampleCall.ts';
import { shellBody } from '../../src/core/samples/shellBody.ts';
import { literalPieces } from '../../src/core/samples/stringForm.ts';

const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 100 }).map((text) => new Uint8Array(Buffer.from(text))),
  fc
    .array(
      fc.constantFrom("'", '"', '\\', '$', '`', '{', '\n', '\r', '\t', '\0', 'u0041', '\u2028', '😀', '%'),
      {
        maxLength: 40,
      },
    )
    .map((texts) => new Uint8Array(Buffer.from(texts.join('')))),
);

/** What the Node.js program sends as its body, made by its own code. */
function bodyOfNodeProgram(bytes: Uint8Array): Buffer {
  const target = { baseUrl: 'http://localhost', path: '/', signedPath: '/', clientId: 'A', keyVersion: '1' };
  const endpoint: SampleCall['endpoint'] = { name: 'inquiryBalance', effect: 'read' };
  const { text } = nodeProgram({ endpoint, target, body: [{ kind: 'bytes', bytes }], hasToken: false });
  const made = /^function makeBody\(\) \{\n(.*?)\n\}\n/ms.exec(text)?.[1] ?? '';
  const make = Reflect.construct(Function, ['Buffer', made]) as (buffer: typeof Buffer) => Buffer;
  return make(Buffer);
}

describe('a body inside a program', () => {
  it('is exactly the body, whatever its bytes are (Node.js)', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        assert.ok(bodyOfNodeProgram(bytes).equals(bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is exactly the body, whatever its bytes are (bash)', () => {
    const bodies = fc.sample(anyBytes, 400);
    const script = bodies
      .map((bytes) => `{ ${shellBody([{ kind: 'bytes', bytes }])}; } | od -An -v -tx1 | tr -d ' \\n'; echo`)
      .join('\n');
    const lines = execFileSync('bash', { input: script, encoding: 'utf8' }).split('\n');
    bodies.forEach((bytes, index) => assert.equal(lines[index], Buffer.from(bytes).toString('hex')));
  });

  it('is cut into pieces that are neither long nor many, and never within a character', () => {
    const long = fc.tuple(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }),
      fc.integer({ min: 1, max: 2_000 }),
    );
    fc.assert(
      fc.property(long, ([text, times]) => {
        const whole = text.repeat(times);
        const pieces = literalPieces(whole);
        const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
        assert.ok(bytes.equals(Buffer.from(whole)));
        assert.ok(pieces.every(({ length }) => length <= 8_000));
      }),
      { numRuns: 300 },
    );
    assert.ok(literalPieces('x\n'.repeat(1_000_000)).length <= 2_000);
  });
});
