import { l10n } from 'vscode';
import { inquiryCreditGrant } from '../../core/catalogue/index.ts';
import { followReference as followInLedger } from '../../core/grants/applicationLedger.ts';
import { applicationKey } from '../../core/grants/applicationKey.ts';
import type { Applicant } from '../../core/grants/transitions.ts';
import type { Checked } from '../../core/profiles/profileRules.ts';
import { sentence } from '../../core/sentence.ts';
import { askText } from '../commands/inputs.ts';
import { pickCustomer } from '../requests/pickCustomer.ts';
import type { CommandOutcome } from '../seams.ts';
import type { GrantServices } from './grantServices.ts';

/** Asks for a reference that was used elsewhere, on a colleague's machine perhaps, and follows it from here. */
export async function followReference(services: GrantServices): Promise<CommandOutcome> {
  const profile = services.profiles.active();
  const customer = profile.customers.length === 0 ? null : await pickCustomer(profile, undefined);
  if (customer === undefined) {
    return undefined;
  }
  const answer = await askText(
    { title: l10n.t('Follow Existing Reference') },
    {
      prompt: l10n.t('Reference number of an application that was made with “{0}”', profile.name),
      placeholder: 'REF-2024-0001',
      check: checkReference,
    },
  );
  if (answer.kind !== 'next') {
    return undefined;
  }
  const customerId = customer ?? undefined;
  const target = await services.gate.target(profile.id, inquiryCreditGrant, customerId);
  if (!target.ok) {
    return target.obstacle;
  }
  const key = applicationKey(profile.id, target.value, answer.value);
  return followApplication({ key, profileId: profile.id, profileName: profile.name }, services);
}

/** Follows an application from here on, known or not, and shows it. One that was not known is asked for at once. */
export async function followApplication(
  applicant: Applicant,
  { applications, commands }: GrantServices,
): Promise<CommandOutcome> {
  const store = await applications.store();
  const known = await store.read(applicant.key);
  const record = await followInLedger(store, applicant, Date.now());
  if (record === undefined) {
    return {
      sentence: l10n.t(
        'The record of {0} cannot be read, so it cannot be followed.',
        applicant.key.referenceNo,
      ),
      fix: { title: l10n.t('Show Log'), command: 'worldfirst.showLog' },
    };
  }
  await commands.execute('worldfirst.showApplication', record);
  return known.kind === 'missing' ? applications.queryNow(applicant.key) : undefined;
}

/** A reference is the partner's own text: nothing but emptiness and invisible characters can be wrong with it. */
export function checkReference(text: string): Checked<string> {
  const value = text.trim();
  if (value === '') {
    return { ok: false, problem: sentence('Type the reference number.') };
  }
  return /\p{Cc}/u.test(value)
    ? { ok: false, problem: sentence('A reference number holds no line breaks and no control characters.') }
    : { ok: true, value };
}
