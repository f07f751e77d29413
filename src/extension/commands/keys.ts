import { l10n, window } from 'vscode';
import type { Profile } from '../../core/profiles/profile.ts';
import type { ImportedKey, PrivateKey, PublicKey } from '../../gateway/keyImport.ts';
import type { CommandOutcome, Obstacle } from '../seams.ts';
import { plainMessage } from '../plainMessage.ts';
import { askChoices } from './inputs.ts';
import type { Workbench } from '../workbench.ts';
import { askKeySource, readKeyText } from './secretText.ts';
import { chooseProfile, separator, type Subject } from './subject.ts';

export async function importPrivateKey(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const title = l10n.t('Import Private Key');
  return withProfile(workbench, subject, title, async (profile) => {
    const source = await askKeySource<'generate'>(title, [
      separator(l10n.t('None Yet')),
      {
        label: l10n.t('Generate Key Pair…'),
        detail: l10n.t('A new pair; its public key then goes into the Developer Center'),
        value: 'generate',
      },
    ]);
    if (source === undefined || source === 'generate') {
      return source && generate(workbench, profile);
    }
    const keyImport = await import('../../gateway/keyImport.ts');
    const text = await readKeyText(source, {
      title,
      prompt: l10n.t('Private key of “{0}”: PEM or bare base64', profile.name),
      refuse: (pasted) => reasonOf(keyImport.importPrivateKey(pasted)),
    });
    if (!text?.ok) {
      return text?.obstacle;
    }
    const imported = keyImport.importPrivateKey(text.value);
    return imported.ok
      ? storePrivateKey(workbench, profile, imported.key)
      : notUsable(imported.sentence, 'worldfirst.importPrivateKey', profile);
  });
}

export async function generateKeyPair(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  return withProfile(workbench, subject, l10n.t('Generate Key Pair'), (profile) =>
    generate(workbench, profile),
  );
}

export async function setGatewayPublicKey(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const title = l10n.t('Set Gateway Public Key');
  return withProfile(workbench, subject, title, async (profile) => {
    const source = await askKeySource(title);
    if (source === undefined) {
      return undefined;
    }
    const keyImport = await import('../../gateway/keyImport.ts');
    const text = await readKeyText(source, {
      title,
      prompt: l10n.t('WorldFirst’s public key for “{0}”: PEM or bare base64', profile.name),
      refuse: (pasted) => reasonOf(keyImport.importPublicKey(pasted)),
    });
    if (!text?.ok) {
      return text?.obstacle;
    }
    const imported = keyImport.importPublicKey(text.value);
    if (!imported.ok) {
      return notUsable(imported.sentence, 'worldfirst.setGatewayPublicKey', profile);
    }
    const own = await workbench.credentials.publicKey(profile);
    if (own.ok && own.value.fingerprint === imported.key.fingerprint) {
      return notUsable(
        l10n.t(
          'This is the public key of your own pair. Needed is the gateway’s, which the Developer Center shows as the key of the platform.',
        ),
        'worldfirst.setGatewayPublicKey',
        profile,
      );
    }
    await workbench.credentials.storeGatewayKey(profile, imported.key);
    void window.showInformationMessage(
      plainMessage(
        l10n.t(
          'The gateway’s public key of “{0}” is set for {1}. SHA-256 fingerprint: {2}',
          profile.name,
          profile.baseUrl,
          imported.key.fingerprint,
        ),
      ),
    );
    return undefined;
  });
}

export async function removeKeys(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const title = l10n.t('Remove Keys');
  return withProfile(workbench, subject, title, async (profile) => {
    const standing = await workbench.credentials.keys(profile);
    const stored = (['privateKey', 'gatewayKey'] as const).filter((name) => standing[name] !== 'missing');
    if (stored.length === 0) {
      return { sentence: l10n.t('“{0}” has no keys.', profile.name) };
    }
    const labels = {
      privateKey: l10n.t('Private key'),
      gatewayKey: l10n.t('The gateway’s public key'),
    };
    const chosen = await askChoices<'privateKey' | 'gatewayKey'>(
      { title },
      {
        placeholder: l10n.t('Keys of “{0}” to delete from this machine', profile.name),
        choices: stored.map((name) => ({ label: labels[name], value: name })),
        picked: () => false,
      },
    );
    if (!chosen?.length || (chosen.includes('privateKey') && !(await confirmLoss(profile)))) {
      return undefined;
    }
    for (const name of chosen) {
      await workbench.credentials.removeKey(profile, name);
    }
    return undefined;
  });
}

async function withProfile(
  workbench: Workbench,
  subject: Subject,
  title: string,
  work: (profile: Profile) => Promise<CommandOutcome>,
): Promise<CommandOutcome> {
  const chosen = await chooseProfile(workbench, subject, { title, which: 'own' });
  return chosen.kind === 'profile' ? work(chosen.profile) : chosen.obstacle;
}

async function generate(workbench: Workbench, profile: Profile): Promise<CommandOutcome> {
  if (!(await mayReplace(workbench, profile))) {
    return undefined;
  }
  const keyImport = await import('../../gateway/keyImport.ts');
  return storePrivateKey(workbench, profile, await keyImport.generateKeyPair(), true);
}

async function storePrivateKey(
  workbench: Workbench,
  profile: Profile,
  key: PrivateKey,
  replaceable = false,
): Promise<CommandOutcome> {
  const { credentials, commands } = workbench;
  if (!replaceable && !(await mayReplace(workbench, profile, key.publicKey))) {
    return undefined;
  }
  await credentials.storePrivateKey(profile, key);
  const copy = l10n.t('Copy Public Key');
  void window
    .showInformationMessage(
      plainMessage(
        l10n.t(
          'The private key of “{0}” is stored for {1}. SHA-256 fingerprint of its public key: {2}',
          profile.name,
          profile.baseUrl,
          key.publicKey.fingerprint,
        ),
      ),
      copy,
    )
    .then(async (choice) => {
      if (choice === copy) {
        await commands.execute('worldfirst.copyPublicKey', profile.id);
      }
    });
  return undefined;
}

/** A stored private key may be the only copy: it is never replaced by the way. */
async function mayReplace({ credentials }: Workbench, profile: Profile, next?: PublicKey): Promise<boolean> {
  const { privateKey } = await credentials.keys(profile);
  if (privateKey === 'missing') {
    return true;
  }
  const present = await credentials.publicKey(profile);
  if (present.ok && present.value.fingerprint === next?.fingerprint) {
    return true;
  }
  const replace = l10n.t('Replace');
  const answer = await window.showWarningMessage(
    l10n.t('Replace the private key of “{0}”?', profile.name),
    {
      modal: true,
      detail: present.ok
        ? l10n.t(
            'The present key, with the fingerprint {0}, is deleted. If it exists nowhere else it is lost.',
            present.value.fingerprint,
          )
        : present.obstacle.sentence,
    },
    replace,
  );
  return answer === replace;
}

async function confirmLoss(profile: Profile): Promise<boolean> {
  const remove = l10n.t('Delete');
  const answer = await window.showWarningMessage(
    l10n.t('Delete the private key of “{0}”?', profile.name),
    { modal: true, detail: l10n.t('If it exists nowhere else it is lost.') },
    remove,
  );
  return answer === remove;
}

function reasonOf(imported: ImportedKey<unknown>): string | undefined {
  return imported.ok ? undefined : imported.sentence;
}

function notUsable(
  sentence: string,
  command: 'worldfirst.importPrivateKey' | 'worldfirst.setGatewayPublicKey',
  profile: Profile,
): Obstacle {
  return {
    sentence: l10n.t('The key was not taken. {0}', l10n.t(sentence)),
    fix: { title: l10n.t('Try Again'), command, args: [profile.id] },
  };
}
