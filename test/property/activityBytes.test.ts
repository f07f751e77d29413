import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActivityStore, ListedEntry } from '../../src/core/activity/activityStore.ts';
import type { ActivityEntry } from '../../src/core/activity/entry.ts';
import { anEntry } from '../support/activityEntries.ts';
import { inActivityFolder, listActivity, openActivityIn, roomy } from '../support/activityFolder.ts';

/** What happens to the bytes of a file from one place on. */
type Damage = (
  bytes: Buffer,
  at: number,
) => { readonly bytes: Buffer; readonly from?: number; readonly upTo: number };

const junk = fc
  .oneof(
    fc.uint8Array({ minLength: 1, maxLength: 300 }),
    fc.json().map((json) => Buffer.from(`\n${json}\n`)),
    fc.constantFrom('\n', '\n\n', '\r\n', '\0', '{', '}\n{', '"', ' ').map((text) => Buffer.from(text)),
  )
  .map((bytes) => Buffer.from(bytes));

/** A line that is JSON still, but with another value in one member or in one of the members of that. */
const anotherValue = fc
  .tuple(
    fc.nat(99),
    fc.nat(99),
    fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(-1, 0, 1.5, 9e15, 1e300, Number.MAX_SAFE_INTEGER, '', '9'.repeat(400)),
    ),
  )
  .map(([first, second, value]): Damage => (bytes, at) => {
    const from = at === 0 ? 0 : bytes.lastIndexOf('\n', at - 1) + 1;
    const to = bytes.indexOf('\n', at);
    let line: unknown;
    try {
      line = JSON.parse(bytes.toString('utf8', from, to));
    } catch {
      return { bytes, upTo: at };
    }
    const replace = (into: unknown, ...which: readonly number[]): unknown => {
      const [index, ...deeper] = which;
      if (index === undefined || typeof into !== 'object' || into === null) return value;
      const members = Object.entries<unknown>({ ...into });
      const [name, member] = members[index % Math.max(members.length, 1)] ?? ['more', null];
      return { ...into, [name]: replace(member, ...deeper) };
    };
    const put = Buffer.from(JSON.stringify(replace(line, first, second)));
    return {
      bytes: Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)]),
      from,
      upTo: Infinity,
    };
  });

const damages: fc.Arbitrary<Damage> = fc.oneof(
  { arbitrary: anotherValue, weight: 5 },
  fc.constant<Damage>((bytes, at) => ({ bytes: bytes.subarray(0, at), upTo: Infinity })),
  fc.nat(7).map((bit): Damage => (bytes, at) => {
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    return { bytes, upTo: at + 1 };
  }),
  junk.map((put): Damage => (bytes, at) => {
    const part = put.subarray(0, bytes.byteLength - at);
    bytes.set(part, at);
    return { bytes, upTo: at + part.byteLength };
  }),
  junk.map((put): Damage => (bytes, at) => ({
    bytes: Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at)]),
    upTo: Infinity,
  })),
  fc.integer({ min: 1, max: 2_000 }).map((count): Damage => (bytes, at) => ({
    bytes: Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + count)]),
    upTo: Infinity,
  })),
  // What some file systems leave of a file whose end was not written yet when the power failed.
  fc.constant<Damage>((bytes, at) => ({ bytes: bytes.fill(0, at), upTo: Infinity })),
);

const hurts = fc.array(
  fc.record({ file: fc.nat(99), part: fc.double({ min: 0, max: 1, noNaN: true }), damage: damages }),
  { minLength: 1, maxLength: 3 },
);

/** Whether a line is surely as it was: nothing happened to it, nor to the line feeds at both its ends. */
const isApart = (from: number, to: number, at: number, bytes: number): boolean =>
  to < at || from > at + bytes;

describe('activity whose files are damaged at random', () => {
  it('never fails, and gives back every call that was not touched as it was', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2), { minLength: 1, maxLength: 9 }), hurts, (writers, hits) =>
        inActivityFolder(async (folder) => {
          const windows = Array.from({ length: 3 }, () => openActivityIn(folder));
          const entries = new Map<string, ActivityEntry>();
          for (const writer of writers) {
            const entry = anEntry();
            entries.set(entry.id, entry);
            await windows[writer]!.append(entry);
          }
          const untouched = new Map((await listActivity(windows[0]!)).map((each) => [each.place.id, each]));
          const names = readdirSync(folder).sort();
          const hit = new Set<string>();
          for (const { file, part, damage } of hits) {
            const name = names[file % names.length]!;
            const before = readFileSync(join(folder, name));
            const at = Math.min(Math.floor(part * before.byteLength), before.byteLength - 1);
            // The places of the lines are known only until a file was first hit.
            if (before.byteLength === 0 || hit.has(name)) continue;
            hit.add(name);
            const { bytes, from = at, upTo } = damage(before, at);
            writeFileSync(join(folder, name), bytes);
            for (const [id, { place }] of untouched) {
              const whole = name.startsWith(place.segment)
                ? name.endsWith('.index')
                  ? isApart(from, upTo, place.lineAt, place.lineBytes)
                  : isApart(from, upTo, place.at, place.bytes)
                : true;
              if (!whole) untouched.delete(id);
            }
          }

          const store = openActivityIn(folder);
          const listed = await listActivity(store);
          const reads = new Map<string, Awaited<ReturnType<ActivityStore['read']>>>();
          for (const each of listed) reads.set(each.summary.id, await store.read(each.place));
          for (const id of untouched.keys()) {
            assert.deepEqual(reads.get(id), { kind: 'found', entry: entries.get(id) });
          }

          const next = anEntry();
          for (const window of windows) await window.append({ ...next, id: crypto.randomUUID() });
          await store.append(next);
          const later = await listActivity(store);
          const found = later.find(({ summary }) => summary.id === next.id);
          assert.deepEqual(await store.read(found!.place), { kind: 'found', entry: next });

          // Deleting what is damaged takes nothing else with it.
          const isDamaged = ({ place }: ListedEntry): boolean =>
            entries.has(place.id) && !untouched.has(place.id);
          for (const each of later.filter(isDamaged)) await store.delete(each.place);
          const left = await listActivity(store);
          assert.ok(!left.some(isDamaged));
          for (const id of untouched.keys()) {
            const place = left.find(({ summary }) => summary.id === id)?.place;
            assert.equal(place && (await store.read(place)).kind, 'found');
          }

          // Evicting reads and removes all of it.
          const small = openActivityIn(folder, { entries: 2, bytes: roomy.bytes });
          for (let count = 0; count < 3; count += 1) await small.append(anEntry());
          assert.ok((await listActivity(store)).length <= 2);
          await store.deleteAll();
          assert.deepEqual(readdirSync(folder), []);
        }),
      ),
      { numRuns: 150 },
    ));

  it('holds what all windows have kept, while all of them write, delete, evict and list at once', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.record({
              window: fc.nat(2),
              act: fc.constantFrom('append', 'append', 'append', 'append', 'delete', 'list', 'deleteAll'),
              size: fc.constantFrom(0, 0, 0, 70_000),
            }),
            { minLength: 1, maxLength: 8 },
          ),
          { minLength: 1, maxLength: 6 },
        ),
        fc.constantFrom(6, 1_000),
        (rounds, most) =>
          inActivityFolder(async (folder) => {
            const limits = { entries: most, bytes: roomy.bytes };
            const windows = Array.from({ length: 3 }, () => openActivityIn(folder, limits));
            const surely = new Set<string>();
            const perhaps = new Set<string>();
            const work = async (
              { window, act, size }: (typeof rounds)[number][number],
              known: readonly ListedEntry[],
            ): Promise<void> => {
              const store = windows[window]!;
              if (act === 'append') {
                const template = 'x'.repeat(size + 1);
                const entry = anEntry();
                const verdicts = { ...entry.verdicts, headline: [{ template, values: [] }] } as const;
                surely.add(entry.id);
                await store.append({ ...entry, verdicts });
              } else if (act === 'delete') {
                const chosen = known[size % Math.max(known.length, 1)];
                if (chosen === undefined) return;
                surely.delete(chosen.summary.id);
                await store.delete(chosen.place);
              } else if (act === 'list') {
                // A call that is just being deleted may be read by half; what matters is that nobody fails.
                for (const { place } of await listActivity(store)) await store.read(place);
              } else {
                await store.deleteAll();
              }
            };
            for (const round of rounds) {
              const known = await listActivity(windows[0]!);
              await Promise.all(round.map((each) => work(each, known)));
              if (most < 1_000 || round.some(({ act }) => act === 'deleteAll')) {
                for (const id of surely) perhaps.add(id);
                surely.clear();
              }
              const listed = await listActivity(windows[2]!);
              const ids = listed.map(({ summary }) => summary.id);
              assert.equal(new Set(ids).size, ids.length, 'each once');
              assert.deepEqual(
                [...surely].filter((id) => !ids.includes(id)),
                [],
              );
              assert.deepEqual(
                ids.filter((id) => !surely.has(id) && !perhaps.has(id)),
                [],
              );
              for (const { place } of listed) {
                assert.equal((await windows[1]!.read(place)).kind, 'found');
              }
            }
          }),
      ),
      { numRuns: 60 },
    ));
});
