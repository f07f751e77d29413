import {
  EventEmitter,
  Uri,
  l10n,
  window,
  workspace,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import {
  scenariosLogged,
  type ControlAnswer,
  type ControlCommand,
  type LogLine,
} from '../simulator/controlProtocol.ts';
import type { Obstacle, Owned, Possible, Simulator, SimulatorConnection } from './seams.ts';
import { readNumber, readSetting } from './settings.ts';
import type { RunningSimulator } from './simulator/connectionFile.ts';
import type { Lease } from './simulator/lease.ts';
import { untrusted } from './trust.ts';

/** The simulator as its own commands see it. */
export interface SimulatorHost extends Simulator {
  /** PKCS#8 in bare base64. The pair is public by design and good for this simulator alone. */
  demoPrivateKey(): Promise<Possible<string>>;
  command(command: ControlCommand): Promise<ControlAnswer>;
  /** Ends the process for every window and starts it again; the ledger stays. */
  restart(): Promise<Possible<SimulatorConnection>>;
}

interface Parts {
  readonly context: Pick<ExtensionContext, 'globalStorageUri' | 'extensionUri'>;
  readonly log: LogOutputChannel;
  /** Tells the user once that the process went away. */
  readonly sayStopped: () => void;
}

/** Joins the simulator that another window runs, or starts it, and notices when it is gone. */
export function createSimulatorHost({ context, log, sayStopped }: Parts): SimulatorHost & Owned {
  const stopped = new EventEmitter<void>();
  const scenariosChanged = new EventEmitter<void>();
  let scenarios: readonly string[] = [];
  let current: Lease | undefined;
  let joining: Promise<Possible<Lease>> | undefined;
  let expectingEnd = false;
  let disposed = false;
  let silentPid: number | undefined;

  const setScenarios = (names: readonly string[]): void => {
    if (names.join() !== scenarios.join()) {
      scenarios = names;
      scenariosChanged.fire();
    }
  };

  const readScenarios = async ({ simulator }: Lease): Promise<void> => {
    const { controlCall } = await import('./simulator/controlCall.ts');
    const answer = await controlCall(simulator, { command: 'state' });
    if (current?.simulator === simulator && answer.ok && answer.state && !disposed) {
      setScenarios(answer.state.scenarios);
    }
  };

  /** Every window has the same value, so that it does not matter which one has started it. */
  const sayWhetherToExplain = async ({ simulator }: Lease): Promise<void> => {
    const { controlCall } = await import('./simulator/controlCall.ts');
    const answer = await controlCall(simulator, {
      command: 'explain',
      signatures: readSetting('worldfirst.simulator.explainSignatures'),
    });
    if (!answer.ok) {
      log.warn(`The simulator does not explain signatures in its answers: ${answer.sentence}`);
    }
  };
  const settingChanged = workspace.onDidChangeConfiguration((event) => {
    if (current && event.affectsConfiguration('worldfirst.simulator.explainSignatures')) {
      void sayWhetherToExplain(current);
    }
  });

  const logLine = ({ level, text }: LogLine): void => {
    log[level](`[simulator] ${text}`);
    // Any window may choose them.
    if (text.startsWith(scenariosLogged) && current) {
      void readScenarios(current);
    }
  };

  const hold = (lease: Lease): Lease => {
    if (disposed) {
      lease.giveUp();
      return lease;
    }
    current = lease;
    void readScenarios(lease);
    void sayWhetherToExplain(lease);
    log.info(`Connected to the simulator at ${lease.simulator.ready.url} (process ${lease.simulator.pid}).`);
    void lease.ended.then(() => {
      if (current !== lease) {
        return;
      }
      current = undefined;
      if (!disposed) {
        setScenarios([]);
        stopped.fire();
        log.warn('The simulator stopped. It starts again when it is next needed.');
        if (!expectingEnd) {
          sayStopped();
        }
      }
    });
    return lease;
  };

  const join = async (): Promise<Possible<Lease>> => {
    const obstacle = untrusted();
    if (obstacle) {
      return { ok: false, obstacle };
    }
    const { joinOrStart } = await import('./simulator/joinOrStart.ts');
    const joined = await joinOrStart({
      folder: Uri.joinPath(context.globalStorageUri, 'simulator').fsPath,
      script: Uri.joinPath(context.extensionUri, 'dist', 'simulator.js').fsPath,
      preferredPort: Math.trunc(readNumber('worldfirst.simulator.preferredPort', 0, 65_535)),
      onLog: logLine,
    });
    if (!joined.ok) {
      silentPid = joined.silentPid;
      return { ok: false, obstacle: cannotStart(joined.detail) };
    }
    silentPid = undefined;
    const held = hold(joined.lease);
    if (joined.moved) {
      sayMoved(joined.moved.from, held.simulator.ready.url);
    }
    return { ok: true, value: held };
  };

  const lease = async (): Promise<Possible<Lease>> => {
    if (current) {
      return { ok: true, value: current };
    }
    joining ??= join().finally(() => {
      joining = undefined;
    });
    return joining;
  };

  const running = async <T>(read: (simulator: RunningSimulator) => T): Promise<Possible<T>> => {
    const held = await lease();
    return held.ok ? { ok: true, value: read(held.value.simulator) } : held;
  };

  /** It listens and answers nobody, so it does not end by asking either. */
  const endSilent = (pid: number): void => {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      log.warn(`The simulator could not be ended: ${String(error)}`);
    }
  };

  const sayMoved = (from: string, to: string): void => {
    log.warn(`The simulator’s address before, ${from}, was taken. It listens at ${to} now.`);
    void window.showWarningMessage(
      l10n.t('The simulator listens at {0} now: its address before, {1}, was taken.', to, from),
    );
  };

  const connection = (): Promise<Possible<SimulatorConnection>> => running(({ ready }) => ready);

  return {
    connection,
    demoPrivateKey: () => running(({ ready }) => ready.partnerPrivateKey ?? ''),
    command: async (command) => {
      const held = await lease();
      if (!held.ok) {
        return { ok: false, sentence: held.obstacle.sentence };
      }
      const { controlCall } = await import('./simulator/controlCall.ts');
      return controlCall(held.value.simulator, command);
    },
    restart: async () => {
      const held = await lease();
      if (held.ok) {
        expectingEnd = true;
        try {
          process.kill(held.value.simulator.pid);
          await held.value.ended;
        } catch (error) {
          log.warn(`The simulator could not be ended: ${String(error)}`);
        } finally {
          expectingEnd = false;
        }
      } else if (silentPid !== undefined) {
        endSilent(silentPid);
      }
      return connection();
    },
    onDidStop: stopped.event,
    scenarios: () => scenarios,
    onDidChangeScenarios: scenariosChanged.event,
    dispose: () => {
      disposed = true;
      settingChanged.dispose();
      current?.giveUp();
      stopped.dispose();
      scenariosChanged.dispose();
    },
  };
}

function cannotStart(detail: string): Obstacle {
  return {
    sentence: l10n.t('The simulator could not be started: {0}', detail),
    fix: { title: l10n.t('Restart Simulator'), command: 'worldfirst.restartSimulator' },
  };
}
