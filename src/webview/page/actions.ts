import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FixIntent } from '../../protocol/requestEditor.ts';
import type { GrantMethods } from '../../protocol/grantForm.ts';
import type { HostPort } from './hostPort.ts';
import { t } from '../translate.ts';

type CopySource = 'responseBody' | 'contentToSign' | 'url' | 'publicKey';

/** What the user can ask of the host from anywhere on the page. What fails is shown, never thrown. */
export interface Actions {
  readonly fix: (intent: FixIntent) => void;
  /** True where the text is in the clipboard. */
  readonly copy: (what: CopySource) => Promise<boolean>;
  readonly openBody: () => void;
  readonly openAsText: () => void;
  readonly saveToWorkspace: () => void;
  readonly aboutApi: () => void;
  readonly copyAsCode: () => void;
  readonly chooseProfile: () => void;
  readonly chooseCustomer: (customer: string | null) => void;
  readonly chooseEndpoint: (name: string) => void;
  readonly insertSample: () => void;
  /** What stands for a file that the user chooses; undefined where none is chosen. */
  readonly chooseFile: () => Promise<string | undefined>;
  readonly cancel: () => void;
  /** Asks for something of an application; undefined where it failed. */
  readonly grant: AskGrant;
  readonly say: (sentence: string) => void;
}

export type AskGrant = <K extends keyof GrantMethods>(
  method: K,
  params: Parameters<GrantMethods[K]>[0],
) => Promise<ReturnType<GrantMethods[K]> | undefined>;

export interface Voices {
  /** Says to screen readers what the eye sees happen. */
  readonly say: (sentence: string) => void;
  /** Shows why the last action failed; undefined where another begins. */
  readonly complain: (sentence: string | undefined) => void;
  /** Hears of a customer that was chosen, and of the host's answer. */
  readonly chosen: (customer: string | null, asked: Promise<unknown>) => void;
}

export function createActions(host: HostPort, { say, complain, chosen }: Voices): Actions {
  const ask = async (answer: Promise<unknown>): Promise<boolean> => {
    complain(undefined);
    try {
      await answer;
      return true;
    } catch (error) {
      complain(messageOf(error));
      return false;
    }
  };
  return {
    fix: (intent) => void ask(host.call('fix', { intent })),
    copy: async (what) => {
      const copied = await ask(host.call('copy', { what }));
      if (copied) {
        say(t('Copied.'));
      }
      return copied;
    },
    openBody: () => void ask(host.call('openBody', {})),
    openAsText: () => void ask(host.call('openAsText', {})),
    saveToWorkspace: () => void ask(host.call('saveToWorkspace', {})),
    aboutApi: () => void ask(host.call('aboutApi', {})),
    copyAsCode: () => void ask(host.call('copyAsCode', {})),
    chooseProfile: () => void ask(host.call('chooseProfile', {})),
    chooseCustomer: (customer) => {
      const asked = host.call('chooseCustomer', { customer });
      chosen(customer, asked);
      void ask(asked);
    },
    chooseEndpoint: (name) => void ask(host.call('chooseEndpoint', { name })),
    insertSample: () =>
      void ask(
        host.call('insertSample', {}).then((result) => {
          if (!result.ok) {
            throw new Error(result.sentence);
          }
        }),
      ),
    chooseFile: async () => {
      const answer = host.call('chooseFile', {});
      return (await ask(answer)) ? ((await answer) ?? undefined) : undefined;
    },
    cancel: () => void ask(host.call('cancel', {})),
    grant: async (method, params) => {
      const answer: Promise<unknown> = host.call(method, params as never);
      return (await ask(answer)) ? ((await answer) as ReturnType<GrantMethods[typeof method]>) : undefined;
    },
    say,
  };
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export const ActionsContext = createContext<Actions | undefined>(undefined);

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (actions === undefined) {
    throw new Error('A control stands outside of the page.');
  }
  return actions;
}
