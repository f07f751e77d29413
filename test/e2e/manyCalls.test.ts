import path from 'node:path';
import { eventually } from '../support/eventually.ts';
import { openWorkbench } from '../support/openWorkbench.ts';
import { writeManyCalls } from '../support/manyCalls.ts';

describe('the Activity view of very many calls', () => {
  it('shows the newest of 100,000 first, and older ones when it is asked to', async () => {
    await using window = await openWorkbench({
      installed: true,
      fillStorage: (storage) => writeManyCalls(path.join(storage, 'activity'), 100_000),
      settings: { 'worldfirst.activity.maxEntries': 1_000_000, 'worldfirst.activity.maxMegabytes': 10_000 },
    });
    await window.openSideBar();
    await window.showOnly('Activity');
    const tree = window.view('Activity').getByRole('tree');
    /** The calls that are on screen, by the count of their customers. */
    const onScreen = async (): Promise<readonly number[]> => {
      const texts = await tree.getByRole('treeitem').allInnerTexts();
      return texts.flatMap((text) => /C-(\d+)/.exec(text)?.[1] ?? []).map(Number);
    };
    const newest = (): Promise<true> =>
      eventually(
        'the newest calls',
        async () => {
          await tree.press('Home');
          const [first, second] = await onScreen();
          return first === 100_000 && second === 99_999 ? true : undefined;
        },
        60_000,
      );
    await newest();

    const oldest = async (): Promise<number> => {
      await tree.press('End');
      return Math.min(...(await onScreen()));
    };
    await eventually(
      'the end of the first two hundred',
      async () => ((await oldest()) === 99_801 ? true : undefined),
      60_000,
    );
    const older = async (): Promise<true | undefined> => ((await oldest()) < 99_801 ? true : undefined);
    await eventually(
      'older calls',
      async () => {
        // On the last row, which is no call. What views read meanwhile draws all rows once more, and the key hits none;
        // pressed again at once, it would put the drawing off.
        await tree.press('Enter');
        return eventually('more rows', older, 5_000).catch(() => undefined);
      },
      60_000,
    );
    await newest();
  });
});
