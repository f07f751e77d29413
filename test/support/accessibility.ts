import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/**
 * What axe finds wrong in a page or in a webview's frame, one line per rule and element; empty when nothing is.
 * Evaluated from outside, because a page's own policy rightly refuses a script tag.
 */
export async function accessibilityProblems(
  target: Page | Frame,
  options: axe.RunOptions = {},
): Promise<readonly string[]> {
  await target.evaluate(axe.source);
  const results = await target.evaluate(
    (given) => (globalThis as unknown as { axe: typeof axe }).axe.run(document, given),
    { resultTypes: ['violations'], ...options } satisfies axe.RunOptions,
  );
  return results.violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id} (${violation.impact ?? 'unrated'}): ${node.target.join(' ')} – ${node.html}`,
    ),
  );
}
