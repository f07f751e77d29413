import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { submitAttachment } from '../../src/core/catalogue/index.ts';
import type { Exchange } from '../../src/core/calls/exchange.ts';
import { inEnglish } from '../../src/core/sentence.ts';
import { AttachmentFolder } from '../../src/extension/attachments/attachmentFolder.ts';
import { ChosenFiles } from '../../src/extension/attachments/chosenFiles.ts';
import { prepareUpload } from '../../src/extension/attachments/uploadRequest.ts';
import { createGateway } from '../../src/gateway/createGateway.ts';
import { importPrivateKey, importPublicKey } from '../../src/gateway/keyImport.ts';
import { createSigner, createVerifier } from '../../src/gateway/rsa.ts';
import { demoPartnerKeys } from '../../src/simulator/demoKeys.ts';
import type { ReadyLine } from '../../src/simulator/controlProtocol.ts';

/** One chosen file, and the way it goes from the disk to a simulator. */
export interface ChosenUpload extends Disposable {
  /** Reads, packs, encodes, signs and sends it, as the form of an application does. */
  upload(ready: Pick<ReadyLine, 'url' | 'clientId' | 'keyVersion' | 'gatewayPublicKey'>): Promise<Exchange>;
}

export async function chosenUpload(name: string, content: Uint8Array): Promise<ChosenUpload> {
  const root = mkdtempSync(join(tmpdir(), 'upload-'));
  const path = join(root, name);
  writeFileSync(path, content);
  const files = new ChosenFiles({
    folder: new AttachmentFolder(join(root, 'storage'), 'file:///request.json'),
    readFile: async (uri) => ({ kind: 'read', content: await readFile(fileURLToPath(uri)) }),
    pathOf: (uri) => fileURLToPath(uri),
    changed: () => undefined,
  });
  await files.add([{ name, uri: pathToFileURL(path).toString() }]);
  return {
    upload: async ({ url, clientId, keyVersion, gatewayPublicKey }) => {
      const signing = importPrivateKey(demoPartnerKeys.privateKey);
      const verifying = importPublicKey(gatewayPublicKey);
      if (!signing.ok || !verifying.ok) throw new Error('A key of the simulator is not usable.');
      const payload = await files.payload();
      if (!payload.ok) throw new Error(inEnglish(payload.problem));
      const prepared = await prepareUpload(payload, { attachmentType: 'T', bizType: 'B', bizOrderId: 'O' });
      if (!prepared.ok) throw new Error(inEnglish(prepared.problem));
      const { path: route } = submitAttachment;
      return createGateway({ timeoutMs: 30_000, maxAnswerBytes: 1_000_000 }).call(
        {
          endpoint: submitAttachment,
          target: { baseUrl: url, path: route, signedPath: route, clientId, keyVersion },
          body: prepared.request.pieces,
        },
        createSigner(signing.key.pkcs8Pem),
        createVerifier(verifying.key.spkiPem),
      );
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  };
}
