import { l10n } from 'vscode';
import type { PathOverride, Profile } from '../../core/profiles/profile.ts';
import { checkCurrency, checkPath, problem, type Checked } from '../../core/profiles/profileRules.ts';
import { endpointNames } from '../contributions.ts';
import { askChoice, askChoices, askText, type Choice, type Place } from './inputs.ts';
import { separator } from './subject.ts';

type Row = 'save' | 'currencies' | 'sameName' | 'paths' | 'customers';

/** Shows what will be saved and lets its less common parts be changed. */
export async function reviewProfile(
  profile: Profile,
  place: Place,
): Promise<{ readonly kind: 'next' | 'back' | 'cancelled'; readonly profile: Profile }> {
  let current = profile;
  for (;;) {
    const answer = await askChoice<Row>(place, {
      placeholder: l10n.t('Save, or change more'),
      choices: rows(current),
    });
    if (answer.kind !== 'next') {
      return { kind: answer.kind, profile: current };
    }
    switch (answer.value) {
      case 'save':
        return { kind: 'next', profile: current };
      case 'sameName':
        current = { ...current, sameNameBalance: !current.sameNameBalance };
        break;
      case 'currencies':
        current = await changeCurrencies(current);
        break;
      case 'paths':
        current = await changePath(current);
        break;
      case 'customers':
        current = await keepCustomers(current);
        break;
    }
  }
}

function rows(profile: Profile): readonly Choice<Row>[] {
  const overridden = Object.keys(profile.pathOverrides);
  return [
    {
      label: `$(check) ${l10n.t('Save Profile')}`,
      description: profile.name,
      detail: `${profile.baseUrl} · ${profile.clientId} · ${l10n.t('key version {0}', profile.keyVersion)}`,
      value: 'save',
    },
    separator(l10n.t('More')),
    {
      label: l10n.t('Prefunding Currencies…'),
      description: profile.prefundingCurrencies.join(', ') || l10n.t('none'),
      value: 'currencies',
    },
    {
      label: l10n.t('Same-Name Top-up Balance'),
      description: profile.sameNameBalance ? l10n.t('is asked as well') : l10n.t('is not asked'),
      value: 'sameName',
    },
    {
      label: l10n.t('Paths That Differ…'),
      description: overridden.join(', ') || l10n.t('none'),
      value: 'paths',
    },
    ...(profile.customers.length === 0
      ? []
      : [
          {
            label: l10n.t('Customers…'),
            description: l10n.t('{0} connected', profile.customers.length),
            value: 'customers' as const,
          },
        ]),
  ];
}

async function changeCurrencies(profile: Profile): Promise<Profile> {
  const answer = await askText(
    { title: l10n.t('Prefunding Currencies') },
    {
      prompt: l10n.t('Currencies whose prefunding balance is shown, between commas'),
      placeholder: 'USD, EUR',
      value: profile.prefundingCurrencies.join(', '),
      check: checkCurrencies,
    },
  );
  return answer.kind === 'next' ? { ...profile, prefundingCurrencies: codesIn(answer.value) } : profile;
}

function codesIn(text: string): readonly string[] {
  return text
    .split(/[\s,;]+/)
    .filter((code) => code !== '')
    .map((code) => code.toUpperCase());
}

function checkCurrencies(text: string): Checked<string> {
  const codes = codesIn(text);
  for (const [index, code] of codes.entries()) {
    const checked = checkCurrency(code);
    if (!checked.ok) {
      return checked;
    }
    if (codes.indexOf(code) !== index) {
      return { ok: false, problem: problem('currencyTaken', code) };
    }
  }
  return { ok: true, value: codes.join(',') };
}

async function changePath(profile: Profile): Promise<Profile> {
  const title = l10n.t('Paths That Differ');
  const chosen = await askChoice<string>(
    { title, step: 1, totalSteps: 3 },
    {
      placeholder: l10n.t('API'),
      choices: endpointNames.map((name) => ({
        label: name,
        value: name,
        description: profile.pathOverrides[name]?.path ?? '',
      })),
    },
  );
  if (chosen.kind !== 'next') {
    return profile;
  }
  const before = profile.pathOverrides[chosen.value];
  const path = await askText(
    { title, step: 2, totalSteps: 3 },
    {
      prompt: l10n.t('Path that is called for {0}; empty for the documented one', chosen.value),
      placeholder: '/amsin/…',
      value: before?.path ?? '',
      check: orEmpty(checkPath),
    },
  );
  if (path.kind !== 'next') {
    return profile;
  }
  const others = Object.fromEntries(
    Object.entries(profile.pathOverrides).filter(([endpoint]) => endpoint !== chosen.value),
  );
  if (path.value === '') {
    return { ...profile, pathOverrides: others };
  }
  const signedPath = await askText(
    { title, step: 3, totalSteps: 3 },
    {
      prompt: l10n.t('Path that the signature covers; empty where it is the one that is called'),
      placeholder: path.value,
      value: before?.signedPath ?? '',
      check: orEmpty(checkPath),
    },
  );
  if (signedPath.kind !== 'next') {
    return profile;
  }
  const override: PathOverride =
    signedPath.value === '' ? { path: path.value } : { path: path.value, signedPath: signedPath.value };
  return { ...profile, pathOverrides: { ...others, [chosen.value]: override } };
}

function orEmpty(check: (text: string) => Checked<string>): (text: string) => Checked<string> {
  return (text) => (text.trim() === '' ? { ok: true, value: '' } : check(text));
}

async function keepCustomers(profile: Profile): Promise<Profile> {
  const kept = await askChoices<string>(
    { title: l10n.t('Connected Customers') },
    {
      placeholder: l10n.t('Customers to keep'),
      choices: profile.customers.map(({ id, label }) => ({
        label: label ?? id,
        description: label === undefined ? '' : id,
        value: id,
      })),
      picked: () => true,
    },
  );
  return kept ? { ...profile, customers: profile.customers.filter(({ id }) => kept.includes(id)) } : profile;
}
