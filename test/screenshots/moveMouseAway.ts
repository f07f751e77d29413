import { eventually } from '../support/eventually.ts';
import type { Workbench } from '../support/workbench.ts';

/** To an empty place of the title bar; a tooltip that was on its way there comes up late and goes with a move. */
export async function moveMouseAway(window: Workbench): Promise<void> {
  const { mouse } = window.page;
  const tooltip = window.page.locator('.monaco-hover:visible').first();
  await eventually('the end of the tooltip', async () => {
    await mouse.move(1000, 400);
    await mouse.move(1100, 18, { steps: 5 });
    return (await tooltip.isVisible()) ? undefined : true;
  });
}
