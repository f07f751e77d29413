import { ProgressLocation, l10n, window } from 'vscode';
import { inquiryBalance } from '../../core/catalogue/endpoints/inquiryBalance.ts';
import { checkSteps, type CheckStanding, type CheckStep } from '../../core/profiles/profileCheck.ts';
import { simulatorProfileId } from '../../core/profiles/profile.ts';
import type { CommandId } from '../contributions.ts';
import type { CommandOutcome } from '../seams.ts';
import { translate } from '../translate.ts';
import { askChoice } from './inputs.ts';
import type { Workbench } from '../workbench.ts';
import { chooseProfile, type Subject } from './subject.ts';

/** Makes one harmless read and tells step by step what held, with the command that helps where it did not. */
export async function checkProfile(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const { gate, log, commands } = workbench;
  const title = l10n.t('Check Profile');
  const chosen = await chooseProfile(workbench, subject, { title, which: 'any' });
  if (chosen.kind !== 'profile') {
    return chosen.obstacle;
  }
  const { profile } = chosen;
  const result = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Checking “{0}”: one balance inquiry…', profile.name),
      cancellable: true,
    },
    (_progress, token) =>
      gate.send({
        endpoint: inquiryBalance,
        profileId: profile.id,
        customerId: undefined,
        body: [new TextEncoder().encode('{}')],
        origin: 'check',
        singleFlightKey: `check ${profile.id}`,
        token,
      }),
  );
  if (result.kind !== 'done') {
    return result.kind === 'stopped' ? result.obstacle : undefined;
  }
  const { transport } = result.exchange;
  if (transport.kind === 'failed' && transport.failure.kind === 'cancelled') {
    return undefined;
  }
  const steps = checkSteps(result.exchange);
  // Standings alone: the sentences quote the answer, which may repeat an access token.
  const standings = steps.map(({ name, standing }) => `${name} ${standing}`).join(', ');
  log.info(`Check of ${profile.name}: ${standings}.`);
  const passed = steps.filter(({ standing }) => standing === 'passed').length;
  const answer = await askChoice<CheckStep>(
    { title: l10n.t('Check of “{0}”: {1} of {2} Passed', profile.name, passed, steps.length) },
    {
      placeholder:
        passed === steps.length
          ? l10n.t('Everything holds')
          : l10n.t('Choose a line that did not pass for what helps'),
      choices: steps.map((step) => ({
        label: `${icons[step.standing]} ${stepTitle(step)}`,
        detail: translate(step.sentence),
        value: step,
      })),
      active: steps.find(({ standing }) => standing === 'failed'),
    },
  );
  const remedy = answer.kind === 'next' ? answer.value.remedy : undefined;
  if (answer.kind === 'next' && answer.value.standing !== 'passed') {
    const id: CommandId =
      remedy !== undefined && profile.id !== simulatorProfileId
        ? `worldfirst.${remedy}`
        : 'worldfirst.showLog';
    await commands.execute(id, profile.id);
  }
  return undefined;
}

const icons: Readonly<Record<CheckStanding, string>> = {
  passed: '$(pass)',
  failed: '$(error)',
  unclear: '$(question)',
  notReached: '$(circle-slash)',
};

function stepTitle({ name }: CheckStep): string {
  switch (name) {
    case 'connection':
      return l10n.t('Connection');
    case 'tls':
      return l10n.t('Encryption (TLS)');
    case 'signature':
      return l10n.t('Signature Accepted');
    case 'verification':
      return l10n.t('Answer Verified');
    case 'answer':
      return l10n.t('Balance Inquiry');
  }
}
