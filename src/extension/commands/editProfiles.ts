import { randomUUID } from 'node:crypto';
import { l10n, window } from 'vscode';
import type { Profile } from '../../core/profiles/profile.ts';
import { readProfile } from '../../core/profiles/readProfile.ts';
import type { CommandOutcome } from '../seams.ts';
import { plainMessage } from '../plainMessage.ts';
import { translateAll } from '../translate.ts';
import { withChanges } from '../withChanges.ts';
import { askChoice } from './inputs.ts';
import { isListedGateway, runProfileSteps, type ProfileDraft } from './profileSteps.ts';
import type { Workbench } from '../workbench.ts';
import { chooseProfile, gone, type Subject } from './subject.ts';

/** A profile that was begun and not finished in this session; the next attempt goes on with it. */
let unfinished: ProfileDraft | undefined;

export async function addProfile(workbench: Workbench): Promise<CommandOutcome> {
  const { profiles } = workbench;
  const { complete, draft } = await runProfileSteps({
    title: l10n.t('Add Profile'),
    draft: unfinished ?? emptyDraft(),
    takenNames: profiles.surroundings().takenNames,
  });
  unfinished = complete ? undefined : draft;
  if (!complete) {
    return undefined;
  }
  const outcome = await save(workbench, draft.profile);
  if (outcome) {
    unfinished = draft;
    return outcome;
  }
  await activate(workbench, draft.profile);
  return offerKeys(workbench, draft.profile);
}

export async function editProfile(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const { profiles, credentials } = workbench;
  const title = l10n.t('Edit Profile');
  const chosen = await chooseProfile(workbench, subject, { title, which: 'own' });
  if (chosen.kind !== 'profile') {
    return chosen.obstacle;
  }
  const { profile } = chosen;
  const { complete, draft } = await runProfileSteps({
    title,
    draft: { profile, otherAddress: !isListedGateway(profile.baseUrl) },
    takenNames: profiles.surroundings(profile.id).takenNames,
  });
  if (!complete) {
    return undefined;
  }
  // Another window may have changed it, or removed it with its keys, while the questions stood.
  const present = profiles.find(profile.id);
  if (!present) {
    return gone();
  }
  const edited = withChanges(present, profile, draft.profile);
  const outcome = await save(workbench, edited);
  if (outcome) {
    return outcome;
  }
  const removed = present.customers.filter(({ id }) => !edited.customers.some((kept) => kept.id === id));
  for (const { id } of removed) {
    await credentials.removeToken(profile, id);
  }
  const { privateKey } = await credentials.keys(edited);
  if (privateKey !== 'otherHost') {
    return undefined;
  }
  const signer = await credentials.signer(edited);
  return signer.ok ? undefined : signer.obstacle;
}

export async function removeProfile(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const { profiles, credentials } = workbench;
  const chosen = await chooseProfile(workbench, subject, {
    title: l10n.t('Remove Profile'),
    which: 'own',
  });
  if (chosen.kind !== 'profile') {
    return chosen.obstacle;
  }
  const { profile } = chosen;
  const remove = l10n.t('Remove');
  const answer = await window.showWarningMessage(
    l10n.t('Remove the profile “{0}”?', profile.name),
    {
      modal: true,
      detail: l10n.t(
        'Its private key, the gateway’s public key and all its access tokens are deleted from this machine. A key that exists nowhere else is lost.',
      ),
    },
    remove,
  );
  if (answer !== remove) {
    return undefined;
  }
  const removed = await profiles.remove(profile.id);
  if (!removed.ok) {
    return removed.obstacle;
  }
  await credentials.forget(profile.id);
  return undefined;
}

function emptyDraft(): ProfileDraft {
  return {
    otherAddress: false,
    profile: {
      id: randomUUID(),
      name: '',
      kind: 'sandbox',
      baseUrl: '',
      clientId: '',
      keyVersion: '1',
      customers: [],
      prefundingCurrencies: [],
      sameNameBalance: false,
      pathOverrides: {},
    },
  };
}

/** Checks the whole once more: another window may have taken the name meanwhile. */
async function save({ profiles }: Workbench, profile: Profile): Promise<CommandOutcome> {
  const read = readProfile(profile, profiles.surroundings(profile.id));
  if (!read.ok) {
    return { sentence: l10n.t('The profile was not saved. {0}', translateAll(read.problems)) };
  }
  const saved = await profiles.save(read.profile);
  return saved.ok ? undefined : saved.obstacle;
}

/** Works with a new profile from here on, and says so. */
async function activate({ profiles }: Workbench, profile: Profile): Promise<void> {
  const before = profiles.active();
  await profiles.setActive(profile.id);
  const back = l10n.t('Switch Back');
  void window
    .showInformationMessage(
      plainMessage(
        l10n.t('“{0}” is added and is now the active profile, in place of “{1}”.', profile.name, before.name),
      ),
      back,
    )
    .then(async (choice) => {
      if (choice === back) {
        await profiles.setActive(before.id);
      }
    });
}

async function offerKeys({ commands }: Workbench, profile: Profile): Promise<CommandOutcome> {
  const answer = await askChoice<'import' | 'generate'>(
    { title: l10n.t('“{0}” Is Added', profile.name) },
    {
      placeholder: l10n.t('It needs a private key to sign with'),
      choices: [
        {
          label: l10n.t('Import Private Key…'),
          detail: l10n.t('The key whose public half is in the Developer Center'),
          value: 'import',
        },
        {
          label: l10n.t('Generate Key Pair…'),
          detail: l10n.t('A new pair; its public key then goes into the Developer Center'),
          value: 'generate',
        },
      ],
    },
  );
  if (answer.kind === 'next') {
    const id = answer.value === 'import' ? 'worldfirst.importPrivateKey' : 'worldfirst.generateKeyPair';
    await commands.execute(id, profile.id);
  }
  return undefined;
}
