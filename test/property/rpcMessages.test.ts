import assert from 'node:assert/strict';
import fc from 'fast-check';
import { requestEditorGuards as guards } from '../../src/protocol/requestEditorGuards.ts';
import { RpcPeer, type Handlers, type Nothing } from '../../src/protocol/rpcPeer.ts';
import type { Wire } from '../../src/protocol/wire.ts';
import type { HostMethods } from '../../src/protocol/requestEditor.ts';

/** Values shaped like messages, in which anything may be anything. */
const junk = fc.oneof(
  fc.anything(),
  fc.record(
    {
      rpc: fc.oneof(fc.constantFrom('call', 'answer', 'cancel', 'event'), fc.anything()),
      id: fc.oneof(fc.string(), fc.anything()),
      method: fc.oneof(fc.constantFrom(...Object.keys(guards), 'constructor', '__proto__'), fc.anything()),
      params: fc.oneof(
        fc.anything(),
        fc.record(
          {
            kind: fc.oneof(fc.constantFrom('set', 'remove', 'replaceText'), fc.anything()),
            sequence: fc.oneof(fc.integer(), fc.double(), fc.anything()),
            pointer: fc.oneof(fc.string(), fc.json(), fc.anything()),
            json: fc.oneof(fc.json(), fc.anything()),
            changes: fc.array(
              fc.oneof(
                fc.record({ from: fc.integer(), to: fc.integer(), insert: fc.string() }),
                fc.anything(),
              ),
            ),
            baseLength: fc.oneof(fc.nat(), fc.anything()),
          },
          { requiredKeys: [] },
        ),
      ),
      ok: fc.anything(),
      error: fc.anything(),
      event: fc.anything(),
    },
    { requiredKeys: [] },
  ),
);

describe('messages from the page', () => {
  it('never reach a handler with parameters that are not what it takes, nor break the host', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(junk, { maxLength: 20 }), async (messages) => {
        const reached: [keyof HostMethods, unknown][] = [];
        const posted: unknown[] = [];
        let deliver: (message: unknown) => void = () => undefined;
        const wire: Wire = {
          post: (message) => posted.push(message),
          onMessage(listener) {
            deliver = listener;
            return () => undefined;
          },
        };
        const handlers = Object.fromEntries(
          Object.keys(guards).map((name) => [
            name,
            (params: unknown) => {
              reached.push([name as keyof HostMethods, params]);
              return null;
            },
          ]),
        ) as unknown as Handlers<HostMethods>;
        const host = new RpcPeer<HostMethods, Nothing, Nothing, Nothing>(wire, {
          handlers,
          guards,
          events: {},
        });
        for (const message of messages) {
          deliver(message);
        }
        await Promise.resolve();
        host.dispose();
        for (const [name, params] of reached) {
          assert.equal(guards[name](params), true);
        }
        assert.ok(posted.length <= messages.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('that pass as edits keep inside the text they name', () => {
    const edit = fc.record({
      kind: fc.constant('replaceText'),
      sequence: fc.integer({ min: -1, max: 3 }),
      baseLength: fc.integer({ min: -1, max: 12 }),
      changes: fc.array(
        fc.record({
          from: fc.integer({ min: -1, max: 13 }),
          to: fc.integer({ min: -1, max: 13 }),
          insert: fc.string({ maxLength: 3 }),
        }),
        { maxLength: 3 },
      ),
    });
    let accepted = 0;
    fc.assert(
      fc.property(edit, (params) => {
        const ends = params.changes.flatMap(({ from, to }) => [from, to]);
        const sound =
          params.sequence > 0 &&
          params.baseLength >= 0 &&
          ends.every((end, at) => end >= (ends[at - 1] ?? 0) && end <= params.baseLength);
        accepted += sound ? 1 : 0;
        assert.equal(guards.edit(params), sound);
      }),
      { numRuns: 5_000 },
    );
    assert.ok(accepted > 100, `${accepted} sound edits were tried`);
  });
});
