import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import type { PlantedSecrets } from './plantedSecrets.ts';

/** Private keys as people have them, none like another. */
export interface KeyForms {
  readonly usable: Readonly<Record<'pkcs1Pem' | 'pkcs8Pem' | 'bareBase64' | 'oneLine', string>> & {
    readonly der: Buffer;
  };
  /** What is refused is as secret. */
  readonly refused: Readonly<Record<'encrypted' | 'elliptic' | 'truncated', string>>;
}

export function keyForms(secrets: PlantedSecrets): KeyForms {
  const pem = (name: string) => secrets.keyPair(name).privatePem;
  const bare = (text: string) => text.replaceAll(/-----[^-]+-----|\s/g, '');
  const passphrase = secrets.word('passphrase');
  const encrypted = createPrivateKey(pem('encrypted'))
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    .toString();
  secrets.text('an encrypted key', lineOf(encrypted, 12));
  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-384' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  secrets.text('a key of another kind', lineOf(elliptic, 2));
  return {
    usable: {
      pkcs8Pem: pem('PKCS#8 PEM'),
      pkcs1Pem: createPrivateKey(pem('PKCS#1 PEM')).export({ type: 'pkcs1', format: 'pem' }).toString(),
      bareBase64: bare(pem('bare base64')),
      oneLine: pem('one line').replaceAll('\n', ''),
      der: createPrivateKey(pem('DER')).export({ type: 'pkcs8', format: 'der' }),
    },
    refused: {
      encrypted: `# ${passphrase}\n${encrypted}`,
      elliptic,
      truncated: pem('truncated').slice(0, 1_400),
    },
  };
}

function lineOf(pem: string, line: number): string {
  return pem.split('\n')[line] ?? '';
}
