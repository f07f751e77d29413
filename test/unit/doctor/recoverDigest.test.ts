import assert from 'node:assert/strict';
import { constants, createHash, generateKeyPairSync, privateEncrypt, sign } from 'node:crypto';
import type { HashName } from '../../../src/core/doctor/doctorPorts.ts';
import { hashPieces, recoverDigest } from '../../../src/gateway/recoverDigest.ts';
import { signBare } from '../../support/signedRequest.ts';
import { keys } from '../../support/vectors.ts';

const content = Buffer.from('POST /path\nclient.time.{}');
const { privateKeyPkcs8Pem: privateKey, publicKeySpkiPem: publicKey } = keys.partner;
const functions: readonly (readonly [HashName, string])[] = [
  ['SHA-256', 'sha256'],
  ['SHA-1', 'sha1'],
  ['SHA-512', 'sha512'],
  ['SHA-384', 'sha384'],
  ['SHA-224', 'sha224'],
  ['MD5', 'md5'],
];

describe('what a public key shows about a signature', () => {
  for (const [hash, name] of functions) {
    it(`is the ${hash} of PKCS#1 v1.5`, () => {
      const [read] = recoverDigest(publicKey, sign(name, content, privateKey));
      assert.ok(read.kind === 'digest');
      assert.deepEqual([read.padding, read.hash, read.certain], ['pkcs1', hash, true]);
      assert.deepEqual(read.digest, createHash(name).update(content).digest());
      assert.ok(read.fits(hashPieces(hash, [content.subarray(0, 5), content.subarray(5)])));
      assert.ok(!read.fits(hashPieces(hash, [content, Buffer.from(' ')])));
    });
  }

  for (const saltLength of [0, 20, 32, constants.RSA_PSS_SALTLEN_MAX_SIGN]) {
    for (const bits of [1024, 1025, 1031]) {
      it(`is PSS with a salt of ${saltLength} under ${bits} bits, which fits only its content`, () => {
        const pair = generateKeyPairSync('rsa', { modulusLength: bits });
        const key = { key: pair.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
        const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
        const readings = recoverDigest(pem, sign('sha256', content, key)).filter(
          (each) => each.kind === 'digest' && each.fits(hashPieces('SHA-256', [content])),
        );
        const [read] = readings;
        assert.ok(read?.kind === 'digest');
        assert.deepEqual([read.padding, read.hash, read.digest], ['pss', 'SHA-256', undefined]);
        assert.ok(!read.fits(hashPieces('SHA-256', [content, content])));
      });
    }
  }

  it('is a bare hash where DigestInfo is missing', () => {
    const [read] = recoverDigest(publicKey, signBare(content, privateKey));
    assert.ok(read.kind === 'digest');
    assert.deepEqual([read.padding, read.hash], ['bare', 'SHA-256']);
    assert.ok(read.fits(hashPieces('SHA-256', [content])));
  });

  it('is a payload where the content itself was put into the padding', () => {
    const made = privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, content);
    assert.deepEqual(recoverDigest(publicKey, made), [{ kind: 'payload', bytes: content.length }]);
  });

  it('is nothing for the key of another pair, and a length for one of another size', () => {
    const made = sign('sha256', content, privateKey);
    assert.deepEqual(recoverDigest(keys.gateway.publicKeySpkiPem, made), [{ kind: 'notThisKey' }]);
    assert.deepEqual(recoverDigest(publicKey, made.subarray(1)), [
      { kind: 'wrongLength', bytes: 255, expected: 256 },
    ]);
    assert.deepEqual(recoverDigest(publicKey, Buffer.alloc(256, 0xff)), [{ kind: 'notThisKey' }]);
  });
});
