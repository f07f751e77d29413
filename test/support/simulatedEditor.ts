import assert from 'node:assert/strict';
import { importPrivateKey, importPublicKey } from '../../src/gateway/keyImport.ts';
import { demoPartnerKeys } from '../../src/simulator/demoKeys.ts';
import type { Profile } from '../../src/core/profiles/profile.ts';
import { activeWorkbench } from './activeWorkbench.ts';
import { testEditor, type TestEditor } from './editorParts.ts';
import { startRecordingGateway, type RecordingGateway } from './recordingGateway.ts';

/** A request editor whose profile of its own leads to the extension's simulator, past a recorder of every byte. */
export interface SimulatedEditor extends AsyncDisposable {
  readonly editor: TestEditor;
  readonly profile: Profile;
  readonly gateway: RecordingGateway;
}

export async function simulatedEditor(id: string): Promise<SimulatedEditor> {
  const workbench = await activeWorkbench();
  const connection = await workbench.simulator.connection();
  assert.ok(connection.ok);
  const { url, clientId, keyVersion, gatewayPublicKey } = connection.value;
  const gateway = await startRecordingGateway(url);
  const editor = await testEditor({ id, name: 'Recorded', baseUrl: gateway.url, clientId, keyVersion });
  const profile = editor.profiles.active();
  const privateKey = importPrivateKey(demoPartnerKeys.privateKey);
  const publicKey = importPublicKey(gatewayPublicKey);
  assert.ok(privateKey.ok && publicKey.ok);
  await workbench.credentials.storePrivateKey(profile, privateKey.key);
  await workbench.credentials.storeGatewayKey(profile, publicKey.key);
  return {
    editor,
    profile,
    gateway,
    [Symbol.asyncDispose]: async () => {
      await editor[Symbol.asyncDispose]();
      await gateway.close();
    },
  };
}
