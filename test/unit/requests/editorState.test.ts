import assert from 'node:assert/strict';
import { inquiryBalance } from '../../../src/core/catalogue/index.ts';
import {
  editorState,
  shownObstacleOf,
  type EditorFacts,
} from '../../../src/extension/requests/editorState.ts';
import { commandOfIntent, intentOf } from '../../../src/extension/requests/shownObstacle.ts';
import { profileOf } from '../../support/profileOf.ts';

const say = (template: string, ...values: readonly (string | number)[]): string =>
  template.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)]));

const profile = profileOf({ name: 'Acme', customers: [{ id: 'C-1', label: 'Harbour' }, { id: 'C-2' }] });

function factsWith(parts: Partial<EditorFacts> = {}): EditorFacts {
  return {
    fileName: 'march.inquiryBalance.wf.json',
    scratch: false,
    endpoint: inquiryBalance,
    document: {
      text: '{}',
      revision: 1,
      acknowledged: 0,
      syntax: undefined,
      encoding: undefined,
      problems: [],
    },
    profile,
    customer: 'C-1',
    hasToken: false,
    target: {
      ok: true,
      value: {
        baseUrl: 'http://127.0.0.1:4180',
        path: '/sandbox/inquiryBalance',
        signedPath: '/inquiryBalance',
        clientId: 'CLIENT1',
        keyVersion: '2',
      },
    },
    barrier: undefined,
    sending: undefined,
    stopped: undefined,
    response: undefined,
    lastSend: undefined,
    grant: undefined,
    ...parts,
  };
}

const document = factsWith().document;
const syntax = { message: 'A colon is missing', offset: 4, line: 1, column: 5 };

describe('the state of the request editor', () => {
  it('is ready where nothing stands in the way, chosen customer or not', () => {
    assert.deepEqual(editorState(factsWith(), say).send, { kind: 'ready' });
    assert.deepEqual(editorState(factsWith({ customer: undefined }), say).send, { kind: 'ready' });
    assert.deepEqual(editorState(factsWith({ target: undefined }), say).send, { kind: 'ready' });
  });

  const barrier = { sentence: 'Not trusted.', fix: { title: 'Trust', command: 'workbench.trust.manage' } };
  const noKey = { sentence: 'No key.', fix: { title: 'Import', command: 'worldfirst.importPrivateKey' } };
  const encoding = { sentence: 'A byte order mark.', fixable: true };
  const blocked: readonly (readonly [string, Partial<EditorFacts>, RegExp, string | undefined])[] = [
    ['the workspace is not trusted', { barrier }, /^Not trusted/, 'manageTrust'],
    ['no endpoint is known', { endpoint: undefined }, /tells no endpoint/, undefined],
    ['the encoding can be mended', { document: { ...document, encoding } }, /byte order mark/, 'fixEncoding'],
    [
      'the encoding cannot be mended',
      { document: { ...document, encoding: { ...encoding, fixable: false } } },
      /byte order mark/,
      'openAsText',
    ],
    [
      'the JSON is broken',
      { document: { ...document, syntax } },
      /^Line 1, column 5: A colon is missing\.$/,
      undefined,
    ],
    ['the target is not known', { target: { ok: false, obstacle: noKey } }, /^No key/, 'importPrivateKey'],
    [
      'several things are wrong, by the first',
      { barrier, endpoint: undefined, document: { ...document, syntax } },
      /^Not trusted/,
      'manageTrust',
    ],
  ];
  for (const [what, parts, sentence, intent] of blocked) {
    it(`is blocked where ${what}`, () => {
      const { send } = editorState(factsWith(parts), say);
      assert.ok(send.kind === 'blocked');
      assert.match(send.obstacle.sentence, sentence);
      assert.equal(send.obstacle.fix?.intent, intent);
      assert.equal(shownObstacleOf(factsWith(parts), say)?.sentence, send.obstacle.sentence);
    });
  }

  it('tells endpoints and fields in the language of the user, and leaves names and values alone', () => {
    const state = editorState(factsWith({ endpoint: inquiryBalance }), (text) => `«${text}»`);
    assert.equal(state.endpoint?.title, '«Query account balance»');
    const [, types] = state.form;
    assert.deepEqual(
      [types?.pointer, types?.name, types?.label],
      ['/balanceTypes', 'balanceTypes', '«Balance types»'],
    );
    assert.match(types?.notes[0] ?? '', /^«Where it is missing/);
    assert.ok(types?.control.kind === 'texts');
    assert.deepEqual(types.control.options[0], {
      value: 'NORMAL_BALANCE',
      meaning: '«The account balance, also called the e-commerce balance.»',
    });
  });

  it('shows what is being sent before anything else, and what stopped it afterwards', () => {
    const sending = { startedAt: 5, step: 'Sending…' };
    assert.deepEqual(editorState(factsWith({ sending, barrier }), say).send, { kind: 'sending', ...sending });
    const { send } = editorState(factsWith({ stopped: noKey }), say);
    assert.deepEqual(send, {
      kind: 'stopped',
      obstacle: { sentence: 'No key.', fix: { title: 'Import', intent: 'importPrivateKey' } },
    });
  });

  it('shows the address and the headers that will be sent, and no secret', () => {
    const { target } = editorState(factsWith({ hasToken: true }), say);
    assert.equal(target.url, 'http://127.0.0.1:4180/sandbox/inquiryBalance');
    assert.deepEqual(
      target.headers.map(({ name, value }) => `${name}: ${value}`),
      [
        'Client-Id: CLIENT1',
        'Request-Time: …',
        'Signature: algorithm=RSA256, keyVersion=2, signature=…',
        'Content-Type: application/json; charset=UTF-8',
        'Connected-CustomerId: C-1',
        'Access-Token: [redacted]',
      ],
    );
  });

  it('shows the address of the profile until the target is known', () => {
    const own = { ...profile, pathOverrides: { inquiryBalance: { path: '/v2/balance' } } };
    const { target } = editorState(factsWith({ profile: own, target: undefined, customer: null }), say);
    assert.equal(target.url, 'https://open-sitprod-sg.alipay.com/v2/balance');
    assert.ok(target.headers.every(({ name }) => name !== 'Connected-CustomerId'));
  });

  it('says what counts as production, whatever the profile calls itself', () => {
    const production = (baseUrl: string): boolean =>
      editorState(factsWith({ profile: { ...profile, baseUrl } }), say).profile.production;
    assert.equal(production('https://open-sitprod-sg.alipay.com'), false);
    assert.equal(production('https://open-sea.worldfirst.com'), true);
    assert.equal(production('https://gateway.example'), true);
  });

  it('names customers as people call them', () => {
    assert.deepEqual(editorState(factsWith(), say).profile.customers, [
      { id: 'C-1', label: 'Harbour' },
      { id: 'C-2', label: 'C-2' },
    ]);
  });
});

describe('the intents of the page', () => {
  it('stand for one command each, and for no other', () => {
    for (const [intent, command] of Object.entries(commandOfIntent)) {
      assert.equal(intentOf(command), intent);
    }
    assert.equal(intentOf('worldfirst.restartSimulator'), 'suggested');
  });
});
