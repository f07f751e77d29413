import { CancellationError, commands, l10n, window, type LogOutputChannel } from 'vscode';
import type { CommandId } from './contributions.ts';
import { plainMessage } from './plainMessage.ts';
import { BrokenWrite } from './brokenWrite.ts';
import type { CommandOutcome, Commands, Obstacle } from './seams.ts';

/** Registers and executes commands; the only place from which an error message is shown. */
export function createCommands(log: LogOutputChannel): Commands {
  return {
    register: (id, run) =>
      commands.registerCommand(id, async (...args: readonly unknown[]) =>
        runCommand(log, id, () => run(...args)),
      ),
    show: (obstacle) => showObstacle(log, obstacle),
    execute: async (id, ...args) => {
      await commands.executeCommand(id, ...args);
    },
  };
}

async function runCommand(
  log: LogOutputChannel,
  id: CommandId,
  run: () => CommandOutcome | Promise<CommandOutcome>,
): Promise<void> {
  log.debug(`Command ${id}`);
  let obstacle: CommandOutcome;
  try {
    obstacle = await run();
  } catch (error) {
    if (error instanceof CancellationError) {
      return;
    }
    log.error(`${id}:`, error instanceof Error ? error : String(error));
    obstacle = {
      sentence:
        error instanceof BrokenWrite
          ? error.message
          : l10n.t('“{0}” failed because of a fault in the extension. The log has the details.', id),
    };
  }
  if (obstacle) {
    await showObstacle(log, obstacle);
  }
}

async function showObstacle(log: LogOutputChannel, obstacle: Obstacle): Promise<void> {
  const showLog = l10n.t('Show Log');
  const fixes = [obstacle.fix, obstacle.otherFix].filter((fix) => fix !== undefined);
  const titles = fixes.map(({ title }) => title);
  const choice = await window.showErrorMessage(plainMessage(obstacle.sentence), ...titles, showLog);
  if (choice === showLog) {
    log.show();
    return;
  }
  const fix = fixes.find(({ title }) => title === choice);
  if (fix) {
    await commands.executeCommand(fix.command, ...(fix.args ?? []));
  }
}
