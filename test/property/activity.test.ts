import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActivityStore, ListedEntry } from '../../src/core/activity/activityStore.ts';
import { readEntry, writeEntry } from '../../src/core/activity/entryText.ts';
import { segmentLimits, segmentsToEvict } from '../../src/core/activity/eviction.ts';
import { readIndexLine } from '../../src/core/activity/indexLine.ts';
import { bytesOf, cleanerFor, keepBody } from '../../src/core/activity/keptBody.ts';
import { linesFromEnd } from '../../src/gateway/linesFromEnd.ts';
import { anEntry } from '../support/activityEntries.ts';
import { inActivityFolder, openActivityIn } from '../support/activityFolder.ts';

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const idsOf = (listed: readonly ListedEntry[]): readonly string[] => listed.map(({ summary }) => summary.id);

describe('activity, whatever happens to its files', () => {
  it('reads the lines of any file from its end', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.nat(200_000).map((size) => 'x'.repeat(size)),
          ),
          { maxLength: 8 },
        ),
        fc.string(),
        (texts, torn) =>
          inActivityFolder(async (folder) => {
            const lines = texts.map((text) => text.replaceAll('\n', ' '));
            const file = join(folder, 'lines');
            writeFileSync(file, lines.map((line) => `${line}\n`).join('') + torn.replaceAll('\n', ' '));
            const whole = readFileSync(file);
            const read = await collect(linesFromEnd(file, 150_000));
            assert.deepEqual(
              read.map(({ bytes }) => bytes.toString('utf8')),
              lines.filter((line) => Buffer.byteLength(line) <= 150_000).toReversed(),
            );
            for (const { at, bytes } of read) {
              assert.ok(whole.subarray(at, at + bytes.byteLength).equals(bytes));
            }
          }),
      ),
      { numRuns: 60 },
    ));

  it('loses only the last entry where the end of a file is torn off', () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.boolean(),
        (count, part, ofIndex) =>
          inActivityFolder(async (folder) => {
            const entries = Array.from({ length: count }, () => anEntry());
            const store = openActivityIn(folder);
            for (const entry of entries) await store.append(entry);
            const [last] = await collect(store.newestFirst());
            const file = join(
              folder,
              readdirSync(folder).find((name) => name.endsWith(ofIndex ? '.index' : '.messages'))!,
            );
            const { lineAt, lineBytes, at, bytes } = last!.place;
            truncateSync(
              file,
              ofIndex ? lineAt + Math.floor(part * lineBytes) : at + Math.floor(part * bytes),
            );
            const next = anEntry();
            await openActivityIn(folder).append(next);
            const listed = await collect(store.newestFirst());
            const found = await Promise.all(listed.map((each) => store.read(each.place)));
            const whole = found.flatMap((read) => (read.kind === 'found' ? [read.entry.id] : []));
            assert.deepEqual(new Set(whole), new Set([next.id, ...entries.slice(0, -1).map(({ id }) => id)]));
          }),
      ),
      { numRuns: 40 },
    ));

  it('passes over junk, and every entry between it is there', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.uint8Array({ maxLength: 200 }),
            fc.json().map((json) => Buffer.from(json)),
          ),
          { maxLength: 5 },
        ),
        (junk) =>
          inActivityFolder(async (folder) => {
            const store = openActivityIn(folder);
            const entries = [anEntry(), anEntry()];
            for (const entry of entries) await store.append(entry);
            const index = join(
              folder,
              readdirSync(folder).find((name) => name.endsWith('.index'))!,
            );
            const [first, second] = readFileSync(index, 'utf8').split('\n');
            const lines = [first, ...junk, second, ''].map((line) => Buffer.from(line ?? ''));
            writeFileSync(index, Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])));
            assert.deepEqual(idsOf(await collect(store.newestFirst())), [entries[1]!.id, entries[0]!.id]);
          }),
      ),
      { numRuns: 60 },
    ));

  it('has every entry of interleaved windows that was not deleted, each once, and no other', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            window: fc.nat(2),
            act: fc.constantFrom('append', 'append', 'append', 'delete', 'deleteAll'),
          }),
          { maxLength: 30 },
        ),
        (acts) =>
          inActivityFolder(async (folder) => {
            // Three entries fill a segment, and all acts together do not reach the limit.
            const limits = { entries: 60, bytes: 100_000_000 };
            const windows = Array.from({ length: 3 }, (): ActivityStore => openActivityIn(folder, limits));
            const expected = new Set<string>();
            for (const { window, act } of acts) {
              const store = windows[window]!;
              if (act === 'append') {
                const entry = anEntry();
                expected.add(entry.id);
                await store.append(entry);
              } else if (act === 'delete') {
                const listed = await collect(store.newestFirst());
                const chosen = listed[Math.floor(listed.length / 2)];
                if (chosen !== undefined) {
                  expected.delete(chosen.summary.id);
                  await store.delete(chosen.place);
                }
              } else {
                expected.clear();
                await store.deleteAll();
              }
            }
            for (const store of windows) {
              const listed = await collect(store.newestFirst());
              assert.equal(listed.length, expected.size);
              assert.deepEqual(new Set(idsOf(listed)), expected);
              for (const each of listed) assert.equal((await store.read(each.place)).kind, 'found');
            }
          }),
      ),
      { numRuns: 40 },
    ));

  it('never throws for what stands in a line', () => {
    const line = writeEntry(anEntry());
    const hurt = fc
      .tuple(fc.nat(line.length), fc.nat(40), fc.string({ maxLength: 8 }))
      .map(([at, cut, put]) => line.slice(0, at) + put + line.slice(at + cut));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), hurt), (text) => {
        const read = readEntry(text);
        if (read.ok) assert.deepEqual(readEntry(writeEntry(read.value)), read);
        readIndexLine(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps every body as the bytes it had, and no secret in it', () => {
    const secret = 'canary-access-token-0123456789';
    const cleaner = cleanerFor([secret]);
    const wire = { bytes: 0, sha256: '0'.repeat(64) };
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          fc.string().map((text) => Buffer.from(text)),
        ),
        fc.boolean(),
        (bytes, holds) => {
          const body = holds ? Buffer.concat([bytes, Buffer.from(secret), bytes]) : Buffer.from(bytes);
          const kept = keepBody(body, undefined, wire, cleaner);
          const back = Buffer.from(bytesOf(kept)!);
          assert.equal(kept.redacted, holds);
          assert.equal(back.includes(secret), false);
          if (!holds) assert.ok(back.equals(body));
        },
      ),
    );
  });

  it('evicts the oldest and no more than is needed', () => {
    const segment = fc.record({
      entries: fc.nat(1_000),
      bytes: fc.nat(100_000),
      writtenAt: fc.nat(1_000_000),
    });
    fc.assert(
      fc.property(
        fc.array(segment, { maxLength: 40 }),
        fc.integer({ min: 20, max: 20_000 }),
        fc.integer({ min: 20, max: 2_000_000 }),
        (parts, entries, bytes) => {
          const segments = parts.map((part, index) => ({ ...part, name: String(index) }));
          const gone = new Set(segmentsToEvict(segments, { entries, bytes }));
          const left = segments.filter(({ name }) => !gone.has(name));
          const sum = (of: 'entries' | 'bytes', list: readonly (typeof segments)[number][]): number =>
            list.reduce((total, each) => total + each[of], 0);
          assert.ok(sum('entries', left) <= entries && sum('bytes', left) <= bytes);
          const reserved = segmentLimits({ entries, bytes }).bytes;
          const newestGone = Math.max(
            ...segments
              .filter((each) => gone.has(each.name) && each.bytes + reserved <= bytes)
              .map(({ writtenAt }) => writtenAt),
          );
          assert.ok(left.every(({ writtenAt }) => writtenAt >= newestGone));
        },
      ),
    );
  });
});
