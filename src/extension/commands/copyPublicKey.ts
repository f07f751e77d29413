import { env, l10n, window } from 'vscode';
import type { CommandOutcome } from '../seams.ts';
import type { Workbench } from '../workbench.ts';
import { askChoice } from './inputs.ts';
import { chooseProfile, type Subject } from './subject.ts';

/** Copies the public key of a stored pair in the form that is wanted, or its fingerprint. */
export async function copyPublicKey(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const title = l10n.t('Copy Public Key');
  const chosen = await chooseProfile(workbench, subject, { title, which: 'any' });
  if (chosen.kind !== 'profile') {
    return chosen.obstacle;
  }
  const key = await workbench.credentials.publicKey(chosen.profile);
  if (!key.ok) {
    return key.obstacle;
  }
  const { spkiBase64, spkiPem, fingerprint } = key.value;
  const answer = await askChoice<string>(
    { title: l10n.t('Copy Public Key of “{0}”', chosen.profile.name) },
    {
      placeholder: l10n.t('The key, or its SHA-256 fingerprint'),
      choices: [
        {
          label: l10n.t('Bare Base64'),
          description: l10n.t('as the Developer Center and the official SDKs take it'),
          value: spkiBase64,
        },
        { label: 'PEM', description: l10n.t('with BEGIN and END lines'), value: spkiPem },
        { label: l10n.t('Fingerprint'), detail: fingerprint, value: fingerprint },
      ],
    },
  );
  if (answer.kind === 'next') {
    await env.clipboard.writeText(answer.value);
    window.setStatusBarMessage(`$(check) ${l10n.t('Copied. SHA-256 fingerprint: {0}', fingerprint)}`, 8_000);
  }
  return undefined;
}
