import { env, l10n } from 'vscode';
import type { Possible } from '../seams.ts';
import { chosenFile } from './chosenFile.ts';
import { askChoice, askText, type Choice } from './inputs.ts';

/** Larger than any key; a file beyond it was chosen by mistake. */
const largestKeyFile = 64 * 1024;

export type KeySource = 'clipboard' | 'file' | 'typed';

/** Where the user has a key; undefined where it was cancelled. */
export async function askKeySource<T extends string = never>(
  title: string,
  further: readonly Choice<T>[] = [],
): Promise<KeySource | T | undefined> {
  const source = await askChoice<KeySource | T>(
    { title, step: 1, totalSteps: 2 },
    {
      placeholder: l10n.t('Where is the key?'),
      choices: [
        {
          label: l10n.t('In the Clipboard'),
          detail: l10n.t('PEM with all its lines, or bare base64'),
          value: 'clipboard',
        },
        { label: l10n.t('In a File…'), value: 'file' },
        { label: l10n.t('Paste It Here…'), detail: l10n.t('What is pasted stays hidden'), value: 'typed' },
        ...further,
      ],
    },
  );
  return source.kind === 'next' ? source.value : undefined;
}

/** A key as text, from there; undefined where it was cancelled. */
export async function readKeyText(
  source: KeySource,
  asked: {
    readonly title: string;
    readonly prompt: string;
    /** A sentence where the text is no such key. */
    readonly refuse: (text: string) => string | undefined;
  },
): Promise<Possible<string> | undefined> {
  const { title, prompt, refuse } = asked;
  switch (source) {
    case 'clipboard':
      return { ok: true, value: await env.clipboard.readText() };
    case 'file': {
      const bytes = await chosenFile({ title }, largestKeyFile);
      return bytes?.ok === true ? { ok: true, value: textOf(bytes.value) } : bytes;
    }
    case 'typed': {
      const answer = await askText(
        { title, step: 2, totalSteps: 2 },
        {
          prompt,
          placeholder: l10n.t('What is pasted stays hidden'),
          secret: true,
          check: (text) => {
            const template = refuse(text);
            return template === undefined
              ? { ok: true, value: text }
              : { ok: false, problem: { template, values: [] } };
          },
        },
      );
      return answer.kind === 'next' ? { ok: true, value: answer.value } : undefined;
    }
  }
}

/** A DER file holds the bytes whose base64 a PEM file holds. */
function textOf(bytes: Uint8Array): string {
  const isDer = bytes[0] === 0x30 && bytes.some((byte) => byte > 0x7e);
  return Buffer.from(bytes).toString(isDer ? 'base64' : 'utf8');
}
