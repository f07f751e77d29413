import { env, l10n, window, workspace } from 'vscode';
import { askChoice, askText } from './inputs.ts';

/** Larger than any key; a file beyond it was chosen by mistake. */
const largestKeyFile = 64 * 1024;

/** A key as text, from where the user has it; undefined where it was cancelled. */
export async function askKeyText(asked: {
  readonly title: string;
  readonly prompt: string;
  /** A sentence where the text is no such key. */
  readonly refuse: (text: string) => string | undefined;
}): Promise<string | undefined> {
  const { title, prompt, refuse } = asked;
  const source = await askChoice<'clipboard' | 'file' | 'typed'>(
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
      ],
    },
  );
  if (source.kind !== 'next') {
    return undefined;
  }
  switch (source.value) {
    case 'clipboard':
      return env.clipboard.readText();
    case 'file':
      return readKeyFile(title);
    case 'typed': {
      const answer = await askText(
        { title, step: 2, totalSteps: 2 },
        {
          prompt,
          secret: true,
          check: (text) => {
            const template = refuse(text);
            return template === undefined
              ? { ok: true, value: text }
              : { ok: false, problem: { template, values: [] } };
          },
        },
      );
      return answer.kind === 'next' ? answer.value : undefined;
    }
  }
}

async function readKeyFile(title: string): Promise<string | undefined> {
  const [file] = (await window.showOpenDialog({ title, canSelectMany: false })) ?? [];
  if (!file) {
    return undefined;
  }
  const { size } = await workspace.fs.stat(file);
  if (size > largestKeyFile) {
    return l10n.t('A file of {0} bytes', size);
  }
  const bytes = await workspace.fs.readFile(file);
  // A DER file is the bytes whose base64 a PEM file holds.
  return bytes[0] === 0x30 && !isText(bytes)
    ? Buffer.from(bytes).toString('base64')
    : Buffer.from(bytes).toString('utf8');
}

function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 0x20 && byte < 0x7f));
}
