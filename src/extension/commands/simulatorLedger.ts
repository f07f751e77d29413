import { l10n, window } from 'vscode';
import { durationText, secondsOf } from '../../core/duration.ts';
import { displayMoney } from '../../core/money/display.ts';
import { moneyFromText } from '../../core/money/money.ts';
import type { Checked } from '../../core/profiles/profileRules.ts';
import { sentence } from '../../core/sentence.ts';
import type { ControlCommand, CustomerState, SimulatorState } from '../../simulator/controlProtocol.ts';
import { demoConnectedCustomers } from '../../simulator/demoNames.ts';
import type { CommandOutcome } from '../seams.ts';
import { simulatedFiguresMoved } from '../simulator/simulatedFiguresMoved.ts';
import type { Workbench } from '../workbench.ts';
import { windowWords } from '../views/words.ts';
import { askChoice, askText, type Answer, type Choice } from './inputs.ts';

type Credit = NonNullable<CustomerState['credit']>;

interface Holder {
  readonly id: string;
  readonly credit: Credit;
}

/** The simulated customer spends some of the granted credit. */
export function drawCredit(workbench: Workbench): Promise<CommandOutcome> {
  return moveCredit(workbench, 'draw', l10n.t('Draw Credit'), ({ available }) => ({
    limit: available,
    prompt: l10n.t('Amount in USD to draw; available: {0}', usd(available)),
  }));
}

/** The simulated customer pays back some of what is unpaid. */
export function repayCredit(workbench: Workbench): Promise<CommandOutcome> {
  return moveCredit(workbench, 'repay', l10n.t('Repay Credit'), ({ unpaid }) => ({
    limit: unpaid,
    prompt: l10n.t('Amount in USD to repay; unpaid: {0}', usd(unpaid)),
  }));
}

/** Some of the granted credit that nobody drew runs out. */
export function expireCredit(workbench: Workbench): Promise<CommandOutcome> {
  return moveCredit(workbench, 'expire', l10n.t('Expire Credit'), ({ available }) => ({
    limit: available,
    prompt: l10n.t('Amount in USD to expire; available: {0}', usd(available)),
  }));
}

/** What is unpaid becomes overdue, so that the product status is OVD. */
export async function markOverdue(workbench: Workbench): Promise<CommandOutcome> {
  const title = l10n.t('Mark Credit as Overdue');
  const holders = await creditHolders(workbench);
  if (!holders.ok) {
    return holders.outcome;
  }
  const chosen = await askHolder(title, holders.value, 1);
  return chosen.kind === 'next'
    ? carryOut(workbench, { command: 'overdue', customer: chosen.value.id }, doneOf(title))
    : undefined;
}

/** Moves the clock of the simulated gateway on. */
export async function advanceClock(workbench: Workbench): Promise<CommandOutcome> {
  const title = l10n.t('Advance Clock of the Simulator');
  const answer = await askChoice<number>(
    { title },
    {
      placeholder: l10n.t('How far? Choose, or type such as 45s, 90m, 3h or 7d'),
      choices: [
        { label: l10n.t('5 minutes'), value: 300 },
        { label: l10n.t('1 hour'), value: 3_600 },
        { label: l10n.t('1 day'), value: 86_400 },
        { label: l10n.t('30 days'), value: 2_592_000 },
        { label: l10n.t('90 days'), value: 7_776_000 },
      ],
      typed: (text) => {
        const seconds = secondsOf(text);
        return seconds === undefined ? undefined : { label: durationText(seconds, l10n.t), value: seconds };
      },
    },
  );
  if (answer.kind !== 'next') {
    return undefined;
  }
  const seconds = answer.value;
  return carryOut(workbench, { command: 'advance', seconds }, ({ clock }) =>
    l10n.t('Simulator’s clock: {0} on, {1}', durationText(seconds, l10n.t), clockText(clock)),
  );
}

async function moveCredit(
  workbench: Workbench,
  command: 'draw' | 'repay' | 'expire',
  title: string,
  about: (credit: Credit) => { readonly limit: string; readonly prompt: string },
): Promise<CommandOutcome> {
  const holders = await creditHolders(workbench);
  if (!holders.ok) {
    return holders.outcome;
  }
  for (;;) {
    const chosen = await askHolder(title, holders.value, 2);
    if (chosen.kind !== 'next') {
      return undefined;
    }
    const { limit, prompt } = about(chosen.value.credit);
    const amount = await askText(
      { title, step: 2, totalSteps: 2, back: true },
      { prompt, placeholder: '1,250.00', check: (text) => checkAmount(text, BigInt(limit)) },
    );
    if (amount.kind === 'next') {
      return carryOut(workbench, { command, customer: chosen.value.id, amount: amount.value }, doneOf(title));
    }
    if (amount.kind === 'cancelled') {
      return undefined;
    }
  }
}

/** An amount in US dollars as people write it, above zero and up to a limit; gives digits of cents. */
export function checkAmount(text: string, limit: bigint): Checked<string> {
  const read = moneyFromText('USD', text);
  if (!read.ok || read.money.minorUnits === 0n) {
    return {
      ok: false,
      problem: sentence('Write an amount above zero in US dollars, for instance 1,250.00.'),
    };
  }
  const { minorUnits } = read.money;
  return minorUnits > limit
    ? { ok: false, problem: sentence('There is no more than {0}.', usd(limit.toString())) }
    : { ok: true, value: minorUnits.toString() };
}

async function creditHolders({
  simulator,
}: Workbench): Promise<
  | { readonly ok: true; readonly value: readonly Holder[] }
  | { readonly ok: false; readonly outcome: CommandOutcome }
> {
  const present = await simulator.command({ command: 'state' });
  if (!present.ok || !present.state) {
    return {
      ok: false,
      outcome: { sentence: present.ok ? l10n.t('The simulator did not tell its state.') : present.sentence },
    };
  }
  const value = present.state.customers.flatMap(({ id, credit }) => (credit ? [{ id, credit }] : []));
  return { ok: true, value };
}

function askHolder(title: string, holders: readonly Holder[], totalSteps: number): Promise<Answer<Holder>> {
  const choices = holders.map((holder): Choice<Holder> => {
    const { id, credit } = holder;
    const demo = demoConnectedCustomers.find((customer) => customer.id === id);
    return {
      label: demo?.label ?? l10n.t('The partner itself ({0})', id),
      description: l10n.t('available {0}, unpaid {1}', usd(credit.available), usd(credit.unpaid)),
      value: holder,
    };
  });
  return askChoice({ title, step: 1, totalSteps }, { placeholder: l10n.t('Whose credit?'), choices });
}

async function carryOut(
  workbench: Workbench,
  command: ControlCommand,
  doneText: (state: SimulatorState) => string,
): Promise<CommandOutcome> {
  const done = await workbench.simulator.command(command);
  if (!done.ok) {
    return { sentence: done.sentence };
  }
  if (done.state) {
    window.setStatusBarMessage(doneText(done.state), 8_000);
  }
  simulatedFiguresMoved(workbench);
  return undefined;
}

function doneOf(title: string): (state: SimulatorState) => string {
  return ({ clock }) => l10n.t('{0}: done. The simulator’s clock: {1}', title, clockText(clock));
}

function clockText({ now }: SimulatorState['clock']): string {
  return windowWords().time(Date.parse(now));
}

function usd(cents: string): string {
  return displayMoney({ currency: 'USD', minorUnits: BigInt(cents) }).text;
}
