import assert from 'node:assert/strict';
import type { EndpointDescription } from '../../../src/core/catalogue/endpoint.ts';
import { endpoints } from '../../../src/core/catalogue/index.ts';
import { fillGaps } from '../../../src/core/sentence.ts';
import type { TransportFailureKind } from '../../../src/core/calls/ports.ts';
import { responseState } from '../../../src/extension/requests/responseState.ts';
import type { ResponseState } from '../../../src/protocol/requestEditor.ts';
import { exchangeWith, type Reply } from '../../support/exchanges.ts';

type Shown = readonly [what: string, ResponseState];

async function shown(
  endpoint: EndpointDescription,
  reply: Parameters<typeof exchangeWith>[1],
): Promise<ResponseState> {
  return responseState(await exchangeWith(endpoint, reply), {
    id: '1',
    endpoint,
    profile: { name: 'Acme', simulated: false },
    say: (template, ...values) => fillGaps(template, ...values.map(String)),
  });
}

/** Every sentence that the page prints about how a call ended, in the order in which it prints them. */
function sentencesOn({ headline, advice, verdicts, verification, departures }: ResponseState): string[] {
  const signature = headline.includes(verification.detail) ? [] : [verification.detail];
  const texts = [headline, ...advice, ...verdicts.flatMap(({ detail = '' }) => detail), ...signature];
  return [...texts, ...departures].flatMap((text) => text.match(/\S.*?\.(?=\s+[A-Z"/]|$)/g) ?? []);
}

const signatures = ['right', 'wrong', 'missing', 'noKey'] as const;

function repliesTo(endpoint: EndpointDescription): readonly (readonly [what: string, Reply])[] {
  const good = endpoint.sample.response as Readonly<Record<string, unknown>>;
  const results = [
    ...endpoint.results.map(({ status, code }) => [status, code] as const),
    // Documented with another status, and not documented at all.
    ['S', 'PROCESS_FAIL'],
    ['F', 'UNKNOWN_EXCEPTION'],
    ['F', 'SUCCESS'],
    ['S', 'NEW_CODE'],
    ['F', 'NEW_CODE'],
    ['U', 'NEW_CODE'],
    ['X', 'NEW_CODE'],
  ] as const;
  const states = endpoint.businessStatus === undefined ? [''] : ['ACCEPTED', 'SUCCESS', 'FAILED', 'NEW', ''];
  const bodies = results.flatMap(([resultStatus, resultCode]) =>
    (resultStatus === 'S' ? states : ['']).map((state) => {
      const result = { resultStatus, resultCode, resultMessage: `${resultCode} it is` };
      const stated =
        endpoint.businessStatus === undefined
          ? {}
          : { [endpoint.businessStatus.field]: state === '' ? undefined : state };
      const body = resultStatus === 'S' ? { ...good, ...stated, result } : { result };
      return [`${resultStatus} ${resultCode} ${state}`, body] as const;
    }),
  );
  const broken = [
    ['a lacking answer', { result: { resultStatus: 'S', resultCode: 'SUCCESS', resultMessage: '' } }],
    ['an HTML page', '<html></html>'],
    ['no body', ''],
  ] as const;
  return [...bodies, ...broken].flatMap(([what, body]) =>
    signatures.flatMap((signature) =>
      [200, 500].map((status): readonly [string, Reply] => [
        `${endpoint.name}: ${what}, signature ${signature}, HTTP ${status}`,
        { body, signature, status },
      ]),
    ),
  );
}

const failures: readonly TransportFailureKind[] = [
  'refused',
  'nameNotFound',
  'unreachable',
  'tls',
  'timedOut',
  'cutOff',
  'cancelled',
  'tooLarge',
  'redirected',
  'badAnswer',
  'other',
];

async function everything(): Promise<readonly Shown[]> {
  const all: Shown[] = [];
  for (const endpoint of endpoints) {
    for (const [what, reply] of repliesTo(endpoint)) all.push([what, await shown(endpoint, reply)]);
    for (const kind of failures) {
      for (const firstByteLeft of [false, true]) {
        const what = `${endpoint.name}: ${kind} ${firstByteLeft ? 'after' : 'before'} the first byte`;
        all.push([what, await shown(endpoint, { kind, firstByteLeft, detail: 'E42' })]);
      }
    }
  }
  return all;
}

/** Openings that may stand before each outcome. */
const openings: Readonly<Record<ResponseState['outcome'], RegExp>> = {
  succeeded: /^Succeeded(?:, not verified)?[.:]/,
  pending: /^Accepted, not finished(?:, not verified)?: /,
  failed: /^(?:Refused|Failed)(?:, not verified)?: |^(?:Not trusted|No usable answer|No answer): /,
  refusedUnverified: /^Refused, unverified: /,
  unknown: /^Outcome unknown: /,
  notSent: /^Not sent: /,
};

describe('the words about how a call ended', () => {
  let all: readonly Shown[];

  before(async function () {
    this.timeout(60_000);
    all = await everything();
  });

  it('are those of every combination of result, signature, HTTP status and failure on the way', () => {
    assert.ok(all.length > 900, `${all.length} combinations`);
    assert.equal(new Set(all.map(([, { outcome }]) => outcome)).size, 6);
  });

  it('say each sentence once', () => {
    const repeated = all.flatMap(([what, state]) => {
      const sentences = sentencesOn(state);
      return sentences.filter((each, index) => sentences.indexOf(each) !== index).map((each) => [what, each]);
    });
    assert.deepEqual(repeated, []);
  });

  it('begin with the outcome', () => {
    const wrong = all.filter(([, { outcome, headline }]) => !openings[outcome].test(headline));
    assert.deepEqual(
      wrong.map(([what, { outcome, headline }]) => [what, outcome, headline]),
      [],
    );
  });

  it('never call an unknown outcome a failure or a success, nor colour it so', () => {
    for (const [what, state] of all.filter(([, { outcome }]) => outcome === 'unknown')) {
      // What the answer says of itself stands in quotes; codes are names.
      const text = [state.headline, ...state.verdicts.flatMap(({ value, detail = '' }) => [value, detail])]
        .join(' ')
        .replace(/"[^"]*"/g, '');
      assert.doesNotMatch(text, /\bfail(?:ed|ure|s)?\b|\bsucceed|\brefused: /i, what);
      assert.ok(
        state.verdicts.every(({ tone }) => tone !== 'bad'),
        what,
      );
    }
  });

  it('of a write that may have been done say how to find out, and never to send it again', () => {
    const writes = new Set(endpoints.filter(({ effect }) => effect !== 'read').map(({ name }) => name));
    for (const [what, { outcome, advice }] of all) {
      if (!writes.has(what.split(':')[0] ?? '')) continue;
      const said = advice.join(' ');
      assert.doesNotMatch(said, /\b(?:re)?(?:send|sent|try|submit)\w* (?:it )?again|\bretry|\bresend/i, what);
      if (outcome === 'unknown') assert.match(said, /query|no inquiry/i, what);
    }
  });

  it('of an answer that nobody may believe say nothing that its code would mean', () => {
    for (const [what, { outcome, headline, verdicts }] of all) {
      if (!/signature wrong/.test(what) || outcome === 'notSent') continue;
      const text = [headline, ...verdicts.map(({ detail = '' }) => detail)].join(' ');
      assert.doesNotMatch(text, /The call succeeded|The business failed|The signature is invalid/, what);
    }
  });

  it('say of what never left this machine that it was not sent, and nothing of the gateway', () => {
    for (const [what, { outcome, verdicts, verification }] of all) {
      if (outcome !== 'notSent') continue;
      assert.deepEqual(
        [verdicts[0]?.detail, verdicts[1]?.value, verification.label],
        ['Nothing of the request left this machine.', 'Not asked', 'Not asked'],
        what,
      );
    }
  });
});
