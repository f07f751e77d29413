import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { createLogWriter, maxUnreadBytes } from '../../../src/simulator/logWriter.ts';

const time = '2026-01-05T01:00:00.000Z';

/** A stream that gives each write to `read`, which may never call back. */
function streamThat(read: (chunk: string, done: () => void) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write: (chunk: string, _encoding, done) => read(chunk, done),
  });
}

describe('the simulator’s log on standard error', () => {
  it('gathers the lines of a moment into one write, in their order', async () => {
    const chunk = await new Promise<string>((resolve) => {
      const { write } = createLogWriter(streamThat(resolve));
      write({ time, level: 'info', text: 'first' });
      write({ time, level: 'warn', text: 'second' });
    });
    assert.equal(chunk, `${time} info first\n${time} warn second\n`);
  });

  it('hands over what still waits when the process ends', () => {
    const chunks: string[] = [];
    const { write, flush } = createLogWriter(streamThat((chunk) => chunks.push(chunk)));
    write({ time, level: 'error', text: 'last' });
    flush();
    assert.deepEqual(chunks, [`${time} error last\n`]);
  });

  it('keeps no more than a limit of what nobody reads, and goes on when somebody does', () => {
    let goOn = (): void => undefined;
    const chunks: string[] = [];
    const stream = streamThat((chunk, done) => {
      chunks.push(chunk);
      goOn = done;
    });
    const { write, flush } = createLogWriter(stream);
    const text = 'x'.repeat(10_000);
    for (let line = 0; line < 1_000; line += 1) {
      write({ time, level: 'info', text });
      flush();
    }
    assert.ok(stream.writableLength < maxUnreadBytes + 20_000, `${stream.writableLength} bytes are kept.`);
    while (stream.writableLength > 0) goOn();
    write({ time, level: 'info', text: 'read again' });
    flush();
    assert.match(chunks.at(-1) ?? '', /read again/);
  });
});
