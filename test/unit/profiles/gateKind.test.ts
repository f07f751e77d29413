import assert from 'node:assert/strict';
import { parseBaseUrl } from '../../../src/core/profiles/baseUrl.ts';
import { gateKind, hostStanding, isHostUnknown } from '../../../src/core/profiles/gateKind.ts';
import { simulatorProfileId, type ProfileKind } from '../../../src/core/profiles/profile.ts';
import { inEnglish } from '../../../src/core/sentence.ts';

const accepted: readonly (readonly [text: string, origin: string])[] = [
  ['https://open-sea.worldfirst.com', 'https://open-sea.worldfirst.com'],
  ['https://open-sea.worldfirst.com/', 'https://open-sea.worldfirst.com'],
  ['  HTTPS://Open-SEA.WorldFirst.com:443  ', 'https://open-sea.worldfirst.com'],
  ['https://open-sea.worldfirst.com:8443', 'https://open-sea.worldfirst.com:8443'],
  ['http://localhost:4180', 'http://localhost:4180'],
  ['http://127.0.0.1:80', 'http://127.0.0.1'],
  ['http://127.8.9.10', 'http://127.8.9.10'],
  ['http://[::1]:9000', 'http://[::1]:9000'],
  ['https://10.0.0.7', 'https://10.0.0.7'],
  ['https://xn--fiqs8s.example', 'https://xn--fiqs8s.example'],
];

const refused: readonly (readonly [text: string, reason: RegExp])[] = [
  ['', /Enter the gateway/],
  ['   ', /Enter the gateway/],
  ['open-sea.worldfirst.com', /must begin with https/],
  ['ftp://open-sea.worldfirst.com', /not ftp:/],
  ['file:///etc/passwd', /not file:/],
  ['https//open-sea.worldfirst.com', /must begin with https/],
  ['https://', /not a host name/],
  ['https://:443', /not a host name/],
  ['https://open-sea.worldfirst.com/amsin/api', /remove “\/amsin\/api”/],
  ['https://open-sea.worldfirst.com\\amsin', /remove “\\amsin”/],
  ['https://open-sea.worldfirst.com?x=1', /remove “\?x=1”/],
  ['https://open-sea.worldfirst.com/#top', /remove “#top”/],
  ['https://user@open-sea.worldfirst.com', /user name or a password/],
  ['https://user:secret@open-sea.worldfirst.com', /user name or a password/],
  ['https://localhost@evil.example', /user name or a password/],
  ['http://open-sea.worldfirst.com', /this machine only/],
  ['http://remit3.sit.dl.alipaydev.com', /this machine only/],
  ['http://0.0.0.0:4180', /this machine only/],
  ['http://localhost.evil.example', /this machine only/],
  ['http://127.0.0.1.evil.example', /this machine only/],
  ['http://2130706433', /not a host name/],
  ['http://127.1', /not a host name/],
  ['http://0x7f.0.0.1', /this machine only|not a host name/],
  ['http://127.0.0.01', /not a host name/],
  ['https://256.1.1.1', /not a host name/],
  ['https://open-sea.worldfirst.com.', /not a host name/],
  ['https://open sea.worldfirst.com', /blank/],
  ['https://open-sea.worldfirst.com\n', /^$|blank/],
  ['https://open-sea.worldfirst.com:0', /not a port/],
  ['https://open-sea.worldfirst.com:65536', /not a port/],
  ['https://open-sea.worldfirst.com:https', /not a port/],
  ['https://open-sea.worldfirst.com:', /not a port/],
  ['https://wörldfirst.example', /ASCII/],
  ['https://open-ѕea.worldfirst.com', /ASCII/],
  ['https://[::1', /not a host name/],
  ['https://[zz]', /not a host name/],
];

describe('the base URL of a profile', () => {
  for (const [text, origin] of accepted) {
    it(`takes ${JSON.stringify(text)} as ${origin}`, () => {
      const parsed = parseBaseUrl(text);
      assert.ok(parsed.ok, parsed.ok ? '' : inEnglish(parsed.problem));
      assert.equal(parsed.value.origin, origin);
      assert.equal(new URL(origin).origin, origin, 'the platform reads the same place');
    });
  }

  for (const [text, reason] of refused.filter(([text]) => !text.endsWith('\n'))) {
    it(`refuses ${JSON.stringify(text)} with a sentence`, () => {
      const parsed = parseBaseUrl(text);
      assert.ok(!parsed.ok);
      assert.match(inEnglish(parsed.problem), reason);
      assert.match(inEnglish(parsed.problem), /\.$/);
    });
  }

  it('ignores a line break that a paste brings at the end, and refuses one inside', () => {
    assert.ok(parseBaseUrl('https://open-sea.worldfirst.com\n').ok);
    assert.ok(!parseBaseUrl('https://open-sea\n.worldfirst.com').ok);
  });
});

const gates: readonly (readonly [baseUrl: string, kind: ProfileKind, gated: ProfileKind])[] = [
  ['https://open-sea.worldfirst.com', 'production', 'production'],
  ['https://open-sea.worldfirst.com', 'sandbox', 'production'],
  ['https://open-eu.worldfirst.com', 'sandbox', 'production'],
  ['https://open-na.worldfirst.com:8443', 'sandbox', 'production'],
  ['https://open-sea-global.alipay.com', 'sandbox', 'production'],
  ['https://open-na-global.alipay.com', 'simulator', 'production'],
  ['https://open-de-global.alipay.com', 'sandbox', 'production'],
  ['https://open-sitprod-sg.alipay.com', 'sandbox', 'sandbox'],
  ['https://OPEN-SITPROD-SG.alipay.com', 'sandbox', 'sandbox'],
  ['https://open-sitprod-sg.alipay.com', 'production', 'production'],
  ['https://remit3.sit.dl.alipaydev.com', 'sandbox', 'sandbox'],
  ['https://sub.open-sitprod-sg.alipay.com', 'sandbox', 'production'],
  ['https://open-sitprod-sg.alipay.com.evil.example', 'sandbox', 'production'],
  ['https://gateway.partner.example', 'sandbox', 'production'],
  ['https://10.0.0.7', 'sandbox', 'production'],
  ['http://localhost:4180', 'sandbox', 'sandbox'],
  ['http://127.0.0.1:4180', 'sandbox', 'sandbox'],
  ['http://[::1]:4180', 'sandbox', 'sandbox'],
  ['https://localhost:4180', 'simulator', 'sandbox'],
  ['http://localhost:4180', 'production', 'production'],
  ['not an address', 'sandbox', 'production'],
  ['', 'sandbox', 'production'],
];

describe('the kind by which a profile is gated', () => {
  for (const [baseUrl, kind, gated] of gates) {
    it(`gates ${kind} on ${JSON.stringify(baseUrl)} as ${gated}`, () => {
      assert.equal(gateKind({ id: 'own', baseUrl, kind }), gated);
    });
  }

  it('says why where only the unknown host makes a sandbox count as production', () => {
    const unknown = (baseUrl: string, kind: ProfileKind = 'sandbox'): boolean =>
      isHostUnknown({ id: 'own', baseUrl, kind });
    assert.equal(unknown('https://gateway.partner.example'), true);
    assert.equal(unknown('https://gateway.partner.example', 'production'), false);
    assert.equal(unknown('https://open-sea.worldfirst.com'), false);
    assert.equal(unknown('https://open-sitprod-sg.alipay.com'), false);
    assert.equal(isHostUnknown({ id: simulatorProfileId, baseUrl: '', kind: 'simulator' }), false);
  });

  it('knows the built-in simulator before its address is known', () => {
    assert.equal(gateKind({ id: simulatorProfileId, baseUrl: '', kind: 'simulator' }), 'simulator');
  });

  it('does not take an unknown host for a known one', () => {
    assert.equal(hostStanding('open-sea.worldfirst.com.cn'), 'unknown');
  });
});
