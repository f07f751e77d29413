import assert from 'node:assert/strict';
import { openWorkbench } from '../support/openWorkbench.ts';

for (const installed of [false, true]) {
  describe(`a window with the ${installed ? 'installed package' : 'development folder'}`, () => {
    it('shows the WorldFirst views', async () => {
      await using workbench = await openWorkbench({ installed });
      const sideBar = await workbench.openSideBar();
      const titles = await sideBar.locator('.pane-header .title').allTextContents();
      assert.deepEqual(titles.slice(0, 1), ['Accounts']);
    });
  });
}
