import type { Frame } from 'playwright-core';
import { QuickInput } from './quickInput.ts';
import type { Workbench } from './workbench.ts';

/** A person who has no mouse. */
export class Keyboard {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#workbench.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#workbench.page.keyboard.type(text);
  }

  /** Runs a command of the palette. */
  async command(title: string): Promise<void> {
    const { widget, input } = new QuickInput(this.#workbench);
    await this.press('F1');
    await input.waitFor();
    await input.fill(`>${title}`);
    await widget
      .locator('.monaco-list-row.focused')
      .filter({ hasText: title.split(': ').at(-1) ?? title })
      .waitFor();
    await this.press('Enter');
  }

  /**
   * Goes from row to row of the tree that has the focus until it is on this one. Rows may come while somebody
   * walks, so at the end the walk begins anew.
   */
  async goToRow(label: RegExp): Promise<void> {
    let before: string | undefined;
    const next = (place: string): string => {
      const atEnd = place === before;
      before = atEnd ? undefined : place;
      return atEnd ? 'Home' : 'ArrowDown';
    };
    await this.#until(label, next, () =>
      this.#workbench.page.evaluate(() => {
        const id = document.activeElement?.getAttribute('aria-activedescendant');
        return (id && document.getElementById(id)?.getAttribute('aria-label')) || '';
      }),
    );
  }

  /** Goes from control to control of a page until the focus is on the one with this id. */
  async tabTo(frame: Frame, id: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.#until(
      new RegExp(`^${id}$`),
      () => key,
      () => frame.evaluate(() => (document.hasFocus() ? (document.activeElement?.id ?? '') : '')),
    );
  }

  async #until(wanted: RegExp, next: (place: string) => string, where: () => Promise<string>): Promise<void> {
    const visited: string[] = [];
    for (let step = 0; step < 120; step += 1) {
      const place = await where();
      if (wanted.test(place)) return;
      visited.push(place);
      await this.press(next(place));
    }
    throw new Error(`Nothing leads to ${String(wanted)}, but to ${visited.join(' | ')}`);
  }
}

/** Counts what only a mouse or a finger does, from now on. */
export async function countPointerEvents(frame: Frame): Promise<() => Promise<number>> {
  await frame.evaluate(() => {
    const counted = globalThis as typeof globalThis & { pointerEvents?: number };
    counted.pointerEvents = 0;
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'mousemove', 'wheel', 'touchstart']) {
      addEventListener(
        type,
        ({ isTrusted }) => {
          if (isTrusted) counted.pointerEvents = (counted.pointerEvents ?? 0) + 1;
        },
        true,
      );
    }
  });
  return () =>
    frame.evaluate(() => (globalThis as typeof globalThis & { pointerEvents?: number }).pointerEvents ?? -1);
}
