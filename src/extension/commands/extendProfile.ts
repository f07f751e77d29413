import { env, l10n, window } from 'vscode';
import { parseCustomerList, type CustomerList } from '../../core/profiles/customerList.ts';
import type { ConnectedCustomer, Profile } from '../../core/profiles/profile.ts';
import { checkCurrency, problem } from '../../core/profiles/profileRules.ts';
import { plainMessage } from '../plainMessage.ts';
import type { CommandOutcome, Possible } from '../seams.ts';
import { translate } from '../translate.ts';
import type { Workbench } from '../workbench.ts';
import { chosenFile } from './chosenFile.ts';
import { askChoice, askChoices, askText, type Choice } from './inputs.ts';
import { chooseProfile, gone, separator, type Subject } from './subject.ts';

/** Room for a hundred thousand customers. */
const largestList = 8 * 1024 * 1024;

/** Adds customers from a list; what was read is shown before it is taken. */
export async function addCustomers(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const title = l10n.t('Add Customers');
  const chosen = await chooseProfile(workbench, subject, { title, which: 'own' });
  if (chosen.kind !== 'profile') {
    return chosen.obstacle;
  }
  const { profile } = chosen;
  const text = await askList(title);
  if (!text?.ok) {
    return text?.obstacle;
  }
  const list = parseCustomerList(
    text.value,
    profile.customers.map(({ id }) => id),
  );
  if (list.customers.length === 0) {
    return { sentence: nothingNew(list) };
  }
  const taken = await askChoices<ConnectedCustomer>(
    { title },
    {
      placeholder: l10n.t('Customers to add to “{0}”', profile.name),
      choices: rows(list),
      picked: () => true,
    },
  );
  if (!taken?.length) {
    return undefined;
  }
  let added: readonly ConnectedCustomer[] = [];
  const outcome = await extend(workbench, profile.id, ({ customers }) => {
    added = taken.filter((customer) => !customers.some(({ id }) => id === customer.id));
    return { customers: [...customers, ...added] };
  });
  if (!outcome) {
    void window.showInformationMessage(plainMessage(addedSentence(profile, added)));
  }
  return outcome;
}

export async function addPrefundingCurrency(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const title = l10n.t('Add Prefunding Currency');
  const chosen = await chooseProfile(workbench, subject, { title, which: 'own' });
  if (chosen.kind !== 'profile') {
    return chosen.obstacle;
  }
  const { profile } = chosen;
  const answer = await askText(
    { title },
    {
      prompt: l10n.t('Currency whose prefunding balance “{0}” shows', profile.name),
      placeholder: 'USD',
      check: (text) => {
        const code = checkCurrency(text);
        return code.ok && profile.prefundingCurrencies.includes(code.value)
          ? { ok: false, problem: problem('currencyTaken', code.value) }
          : code;
      },
    },
  );
  if (answer.kind !== 'next') {
    return undefined;
  }
  return extend(workbench, profile.id, ({ prefundingCurrencies: currencies }) => ({
    prefundingCurrencies: Array.from(new Set([...currencies, answer.value])),
  }));
}

/** Extends the profile as it is now: it may have been changed while the questions stood. */
async function extend(
  { profiles }: Workbench,
  id: string,
  additions: (present: Profile) => Partial<Profile>,
): Promise<CommandOutcome> {
  const present = profiles.find(id);
  if (!present) {
    return gone();
  }
  const saved = await profiles.save({ ...present, ...additions(present) });
  return saved.ok ? undefined : saved.obstacle;
}

/** An input box would join the lines of a pasted list, so that it is taken from the clipboard. */
async function askList(title: string): Promise<Possible<string> | undefined> {
  const source = await askChoice<'clipboard' | 'file' | 'typed'>(
    { title },
    {
      placeholder: l10n.t('A customer a line: its id, and perhaps its name after a comma or tab'),
      choices: [
        { label: l10n.t('In the Clipboard'), value: 'clipboard' },
        { label: l10n.t('In a File…'), value: 'file' },
        { label: l10n.t('Type One…'), value: 'typed' },
      ],
    },
  );
  if (source.kind !== 'next') {
    return undefined;
  }
  switch (source.value) {
    case 'clipboard':
      return { ok: true, value: await env.clipboard.readText() };
    case 'file': {
      const bytes = await chosenFile({ title }, largestList);
      return bytes?.ok === true ? { ok: true, value: Buffer.from(bytes.value).toString('utf8') } : bytes;
    }
    case 'typed': {
      const answer = await askText(
        { title },
        {
          prompt: l10n.t('Customer id, and perhaps a name after a comma'),
          placeholder: '2188…, Northwind',
          check: (text) => {
            const [fault] = parseCustomerList(text, []).problems;
            return fault ? { ok: false, problem: fault.problem } : { ok: true, value: text };
          },
        },
      );
      return answer.kind === 'next' ? { ok: true, value: answer.value } : undefined;
    }
  }
}

function rows({ customers, repeated, problems }: CustomerList): readonly Choice<ConnectedCustomer>[] {
  return [
    ...customers.map((customer) => ({
      label: customer.id,
      description: customer.label ?? '',
      value: customer,
    })),
    ...(repeated.length === 0
      ? []
      : [separator(l10n.t('{0} known already: {1}', repeated.length, repeated.slice(0, 3).join(', ')))]),
    ...problems.map((fault) => separator(faultText(fault))),
  ];
}

function addedSentence({ name }: Profile, added: readonly ConnectedCustomer[]): string {
  const [only] = added;
  return added.length === 1 && only
    ? l10n.t('The customer “{0}” was added to “{1}”.', only.label ?? only.id, name)
    : l10n.t('{0} customers were added to “{1}”.', added.length, name);
}

function nothingNew({ repeated, problems }: CustomerList): string {
  const [fault] = problems;
  if (fault) {
    return l10n.t('The list has no customer that can be added. {0}', faultText(fault));
  }
  return repeated.length > 0
    ? l10n.t('All customers of the list are known already.')
    : l10n.t('The list is empty.');
}

function faultText({ line, problem: fault }: CustomerList['problems'][number]): string {
  return l10n.t('Line {0}: {1}', line, translate(fault));
}
