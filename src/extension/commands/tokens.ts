import { l10n } from 'vscode';
import { holdsPrivateKey } from '../../core/calls/redact.ts';
import { problem, type Checked } from '../../core/profiles/profileRules.ts';
import type { CommandOutcome } from '../seams.ts';
import { momentAfter } from '../tokens/momentAfter.ts';
import { partner } from '../tokens/ownerArguments.ts';
import { askOwner, ownerLabel } from '../tokens/tokenOwner.ts';
import { askChoices, askText } from './inputs.ts';
import type { Workbench } from '../workbench.ts';
import { chooseProfile, type Subject } from './subject.ts';

export async function setAccessToken(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const title = l10n.t('Set Access Token');
  const chosen = await chooseProfile(workbench, subject, { title, which: 'own' });
  if (chosen.kind !== 'profile') {
    return chosen.obstacle;
  }
  const { profile } = chosen;
  const asksOwner = subject.customerId === undefined && profile.customers.length > 0;
  const totalSteps = asksOwner ? 3 : 2;
  const owner = asksOwner
    ? await askOwner(profile, { title, step: 1, totalSteps })
    : (subject.customerId ?? partner);
  if (owner === undefined) {
    return undefined;
  }
  const token = await askText(
    { title, step: totalSteps - 1, totalSteps },
    {
      prompt: l10n.t('Access token for {0}', ownerLabel(profile, owner)),
      placeholder: l10n.t('What is pasted stays hidden'),
      secret: true,
      check: checkToken,
    },
  );
  if (token.kind !== 'next') {
    return undefined;
  }
  const expiry = await askText(
    { title, step: totalSteps, totalSteps },
    {
      prompt: l10n.t('When it expires, with the offset from UTC; empty where you do not know'),
      placeholder: '2026-01-31T12:00:00+08:00',
      check: checkExpiry,
    },
  );
  if (expiry.kind !== 'next') {
    return undefined;
  }
  const customerId = owner === partner ? undefined : owner;
  const kept = await workbench.credentials.keptToken(profile, customerId);
  await workbench.credentials.storeToken(profile, customerId, {
    token: token.value,
    obtainedAt: momentAfter(kept.ok ? kept.value : undefined, Date.now()),
    ...(expiry.value === '' ? {} : { expiresAt: Date.parse(expiry.value) }),
  });
  return undefined;
}

export async function removeAccessToken(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const title = l10n.t('Remove Access Token');
  const chosen = await chooseProfile(workbench, subject, { title, which: 'own' });
  if (chosen.kind !== 'profile') {
    return chosen.obstacle;
  }
  const { profile } = chosen;
  const owners = (await workbench.credentials.tokenOwners(profile)).map((owner) => owner ?? partner);
  if (owners.length === 0) {
    return { sentence: l10n.t('“{0}” has no access tokens.', profile.name) };
  }
  const removed = await askChoices<string>(
    { title },
    {
      placeholder: l10n.t('Tokens to delete from this machine'),
      choices: owners.map((owner) => ({ label: ownerLabel(profile, owner), value: owner })),
      picked: (owner) => owner === subject.customerId,
    },
  );
  for (const owner of removed ?? []) {
    await workbench.credentials.removeToken(profile, owner === partner ? undefined : owner);
  }
  return undefined;
}

function checkToken(text: string): Checked<string> {
  const token = text.trim();
  if (holdsPrivateKey(token)) {
    return { ok: false, problem: problem('privateKey') };
  }
  return /^[\x21-\x7e]+$/.test(token)
    ? { ok: true, value: token }
    : refuse('A token has no blanks and only printable ASCII characters.');
}

/** A time without an offset would mean another moment on another machine. */
function checkExpiry(text: string): Checked<string> {
  const time = text.trim();
  if (time === '') {
    return { ok: true, value: '' };
  }
  const whole = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(time);
  if (!whole || Number.isNaN(Date.parse(time))) {
    return refuse('Write date, time and offset as in 2026-01-31T12:00:00+08:00.');
  }
  return Date.parse(time) > Date.now()
    ? { ok: true, value: time }
    : refuse('This moment has passed: the token is no longer good.');
}

function refuse(template: string): Checked<string> {
  return { ok: false, problem: { template, values: [] } };
}
