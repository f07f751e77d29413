import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface Options {
  readonly host: string;
  readonly port: PortChoice;
  readonly config?: string;
  readonly scenarios: readonly string[];
  readonly seed?: number;
  readonly state?: string;
  /** Goes on where nobody holds a lease on the control channel. */
  readonly stay: boolean;
  /** The answer to a bad signature says why it does not fit. */
  readonly explainSignatures: boolean;
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** `exact`: that port or none, 0 being any. `preferred`: that port or the next free one. */
export interface PortChoice {
  readonly kind: 'exact' | 'preferred';
  readonly port: number;
}

export type ReadOptions =
  | { readonly kind: 'options'; readonly options: Options }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly sentence: string };

/** Reads the arguments after the program's name. */
export function readOptions(args: readonly string[]): ReadOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'preferred-port': { type: 'string' },
        host: { type: 'string' },
        config: { type: 'string' },
        scenario: { type: 'string', multiple: true },
        seed: { type: 'string' },
        state: { type: 'string' },
        'tls-cert': { type: 'string' },
        'tls-key': { type: 'string' },
        stay: { type: 'boolean' },
        'explain-signatures': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    const [fault = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return refuse(`${fault.replace(/\.$/, '')}. See --help.`);
  }
  if (values.help === true) return { kind: 'help' };
  // An empty host would mean every address of the machine.
  const empty = Object.entries(values).find(([, value]) => [value].flat().includes(''));
  if (empty !== undefined) return refuse(`--${empty[0]} needs a value.`);
  const { port, 'preferred-port': preferred, seed, 'tls-cert': cert, 'tls-key': key } = values;
  if (port !== undefined && preferred !== undefined) {
    return refuse('--port and --preferred-port exclude each other.');
  }
  const chosen = preferred ?? port ?? '0';
  if (!/^\d{1,5}$/.test(chosen) || Number(chosen) > 65_535) {
    return refuse(`A port must be a number from 0 to 65535, not "${chosen}".`);
  }
  if (seed !== undefined && !/^\d{1,15}$/.test(seed)) {
    return refuse(`--seed must be a whole number of at most 15 digits, not "${seed}".`);
  }
  if ((cert === undefined) !== (key === undefined)) {
    return refuse('--tls-cert and --tls-key belong together.');
  }
  return {
    kind: 'options',
    options: {
      host: values.host ?? '127.0.0.1',
      port: { kind: preferred === undefined ? 'exact' : 'preferred', port: Number(chosen) },
      scenarios: values.scenario ?? [],
      stay: values.stay ?? false,
      explainSignatures: values['explain-signatures'] ?? false,
      ...(values.config === undefined ? {} : { config: values.config }),
      ...(seed === undefined ? {} : { seed: Number(seed) }),
      ...(values.state === undefined ? {} : { state: values.state }),
      ...(cert === undefined || key === undefined ? {} : { tls: { cert, key } }),
    },
  };
}

function refuse(sentence: string): ReadOptions {
  return { kind: 'refused', sentence };
}
