import assert from 'node:assert/strict';
import { applyCreditGrant } from '../../src/core/catalogue/index.ts';
import { simulatorProfileId } from '../../src/core/profiles/profile.ts';
import { closeAllEditors, testEditor, workspaceFile } from '../support/editorParts.ts';
import { PlayedPage } from '../support/playedPage.ts';

describe('the sample that the editor inserts', () => {
  afterEach(closeAllEditors);

  it('is complete for the simulator and says what is invented', async () => {
    await using editor = await testEditor({ id: simulatorProfileId });
    const uri = await workspaceFile('sample-1.applyCreditGrant.wf.json', '{}');
    const page = await PlayedPage.open(uri, editor);
    await page.call('insertSample', {});
    assert.deepEqual(JSON.parse(page.document.getText()), applyCreditGrant.sample.request);
    const { document } = await page.until(
      'the traces',
      (state) => state.document.sample?.invented.length === 8,
    );
    assert.deepEqual(document.sample?.blank, []);
    page.close();
  });

  it('leaves blank for every other gateway what is invented, and says so', async () => {
    await using editor = await testEditor({ id: 'samples-a', kind: 'simulator' });
    const uri = await workspaceFile('sample-2.applyCreditGrant.wf.json', '{}');
    const page = await PlayedPage.open(uri, editor);
    await page.call('insertSample', {});
    const body = JSON.parse(page.document.getText()) as { readonly referenceNo: string };
    assert.equal(body.referenceNo, '');
    const { document } = await page.until('the traces', (state) => state.document.sample?.blank.length === 8);
    assert.deepEqual(document.sample?.invented, []);
    page.close();
  });
});
