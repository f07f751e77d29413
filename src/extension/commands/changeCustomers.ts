import { l10n, window } from 'vscode';
import type { ConnectedCustomer, Profile } from '../../core/profiles/profile.ts';
import { problem, type Checked } from '../../core/profiles/profileRules.ts';
import { plainMessage } from '../plainMessage.ts';
import type { CommandOutcome } from '../seams.ts';
import { ownerLabel } from '../tokens/tokenOwner.ts';
import type { Workbench } from '../workbench.ts';
import { askChoice, askText, type Choice } from './inputs.ts';
import { chooseProfile, gone, type Subject } from './subject.ts';

/** Gives a customer another name in the views; its id is what calls are made with and stays. */
export async function renameCustomer(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const title = l10n.t('Rename Customer');
  const chosen = await chooseCustomerOf(workbench, subject, title);
  if (chosen.kind !== 'customer') {
    return chosen.outcome;
  }
  const { profile, customer } = chosen;
  const name = await askText(
    { title },
    {
      prompt: l10n.t('Name of the customer {0}; empty to show the id alone', customer.id),
      value: customer.label ?? '',
      check: checkLabel,
    },
  );
  if (name.kind !== 'next') {
    return undefined;
  }
  const renamed: ConnectedCustomer =
    name.value === '' ? { id: customer.id } : { id: customer.id, label: name.value };
  return change(workbench, profile.id, (customers) =>
    customers.map((present) => (present.id === customer.id ? renamed : present)),
  );
}

/** Takes a customer and its access tokens off a profile; what is kept of its calls and applications stays. */
export async function removeCustomer(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const chosen = await chooseCustomerOf(workbench, subject, l10n.t('Remove Customer'));
  if (chosen.kind !== 'customer') {
    return chosen.outcome;
  }
  const { profile, customer } = chosen;
  const remove = l10n.t('Remove');
  const answer = await window.showWarningMessage(
    plainMessage(l10n.t('Remove {0} from “{1}”?', ownerLabel(profile, customer.id), profile.name)),
    {
      modal: true,
      detail: l10n.t(
        'The customer’s access tokens are deleted from this machine. The calls and applications made for it, and their evidence, are kept.',
      ),
    },
    remove,
  );
  if (answer !== remove) {
    return undefined;
  }
  const outcome = await change(workbench, profile.id, (customers) =>
    customers.filter(({ id }) => id !== customer.id),
  );
  if (!outcome) {
    await workbench.credentials.removeToken(profile, customer.id);
  }
  return outcome;
}

type ChosenCustomer =
  | { readonly kind: 'customer'; readonly profile: Profile; readonly customer: ConnectedCustomer }
  | { readonly kind: 'none'; readonly outcome: CommandOutcome };

async function chooseCustomerOf(
  workbench: Workbench,
  subject: Subject,
  title: string,
): Promise<ChosenCustomer> {
  const chosen = await chooseProfile(workbench, subject, { title, which: 'own' });
  if (chosen.kind !== 'profile') {
    return { kind: 'none', outcome: chosen.obstacle };
  }
  const { profile } = chosen;
  if (subject.customerId !== undefined) {
    const customer = profile.customers.find(({ id }) => id === subject.customerId);
    return customer
      ? { kind: 'customer', profile, customer }
      : { kind: 'none', outcome: { sentence: l10n.t('This customer is no longer part of the profile.') } };
  }
  if (profile.customers.length === 0) {
    return {
      kind: 'none',
      outcome: {
        sentence: l10n.t('The profile “{0}” has no connected customers.', profile.name),
        fix: { title: l10n.t('Add Customers'), command: 'worldfirst.addCustomers', args: [profile.id] },
      },
    };
  }
  const answer = await askChoice<ConnectedCustomer>(
    { title },
    {
      placeholder: l10n.t('Customer of “{0}”', profile.name),
      choices: profile.customers.map((customer): Choice<ConnectedCustomer> => ({
        label: customer.label ?? customer.id,
        ...(customer.label === undefined ? {} : { description: customer.id }),
        value: customer,
      })),
    },
  );
  return answer.kind === 'next'
    ? { kind: 'customer', profile, customer: answer.value }
    : { kind: 'none', outcome: undefined };
}

function checkLabel(text: string): Checked<string> {
  return /\p{Cc}/u.test(text)
    ? { ok: false, problem: problem('nameControl') }
    : { ok: true, value: text.trim() };
}

/** Changes the customers of the profile as it is now: it may have been changed while the question stood. */
async function change(
  { profiles }: Workbench,
  id: string,
  changed: (present: readonly ConnectedCustomer[]) => readonly ConnectedCustomer[],
): Promise<CommandOutcome> {
  const present = profiles.find(id);
  if (!present) {
    return gone();
  }
  const saved = await profiles.save({ ...present, customers: changed(present.customers) });
  return saved.ok ? undefined : saved.obstacle;
}
