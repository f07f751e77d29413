import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FixIntent } from '../../protocol/requestEditor.ts';
import type { HostPort } from './hostPort.ts';
import { t } from '../translate.ts';

type CopySource = 'responseBody' | 'contentToSign' | 'url' | 'publicKey';

/** What the user can ask of the host from anywhere on the page. What fails is said, never thrown. */
export interface Actions {
  readonly fix: (intent: FixIntent) => void;
  /** True where the text is in the clipboard. */
  readonly copy: (what: CopySource) => Promise<boolean>;
  readonly openBody: () => void;
  readonly openAsText: () => void;
  readonly saveToWorkspace: () => void;
  readonly aboutApi: () => void;
  readonly chooseProfile: () => void;
  readonly chooseCustomer: (customer: string | null) => void;
  readonly chooseEndpoint: (name: string) => void;
  readonly insertSample: () => void;
  readonly cancel: () => void;
}

/** @param say Shows a sentence to the user. */
export function createActions(host: HostPort, say: (sentence: string) => void): Actions {
  const ask = (answer: Promise<unknown>): void => {
    answer.catch((error: unknown) => say(messageOf(error)));
  };
  return {
    fix: (intent) => ask(host.call('fix', { intent })),
    copy: (what) =>
      host.call('copy', { what }).then(
        () => {
          say(t('Copied.'));
          return true;
        },
        (error: unknown) => {
          say(messageOf(error));
          return false;
        },
      ),
    openBody: () => ask(host.call('openBody', {})),
    openAsText: () => ask(host.call('openAsText', {})),
    saveToWorkspace: () => ask(host.call('saveToWorkspace', {})),
    aboutApi: () => ask(host.call('aboutApi', {})),
    chooseProfile: () => ask(host.call('chooseProfile', {})),
    chooseCustomer: (customer) => ask(host.call('chooseCustomer', { customer })),
    chooseEndpoint: (name) => ask(host.call('chooseEndpoint', { name })),
    insertSample: () =>
      ask(
        host.call('insertSample', {}).then((result) => {
          if (!result.ok) {
            say(result.sentence);
          }
        }),
      ),
    cancel: () => ask(host.call('cancel', {})),
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
