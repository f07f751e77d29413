import { ProgressLocation, l10n, window } from 'vscode';
import { inquiryBalance } from '../../core/catalogue/endpoints/inquiryBalance.ts';
import { checkSteps, type CheckStanding, type CheckStep } from '../../core/profiles/profileCheck.ts';
import { joinSentences } from '../../core/sentence.ts';
import type { Profile } from '../../core/profiles/profile.ts';
import type { CommandOutcome, Fix, Obstacle } from '../seams.ts';
import { translate } from '../translate.ts';
import { checkFix } from './checkFix.ts';
import { askChoice } from './inputs.ts';
import type { Workbench } from '../workbench.ts';
import { chooseProfile, type Subject } from './subject.ts';

/** Makes one harmless read and tells step by step what held, with the command that helps where it did not. */
export async function checkProfile(workbench: Workbench, subject: Subject): Promise<CommandOutcome> {
  const { gate, log, commands, credentials } = workbench;
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
  const token = (await credentials.tokenStandings(profile)).get(undefined);
  const fixFor = ({ remedy }: CheckStep): ReturnType<typeof checkFix> =>
    remedy === undefined ? undefined : checkFix(remedy, profile, token, l10n.t);
  const failure = failureOf(profile, steps, fixFor);
  if (failure) {
    // A line of a list is cut where it is long; a message shows all of it.
    void commands.show(failure);
  }
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
  if (answer.kind !== 'next' || answer.value.standing === 'passed') {
    return undefined;
  }
  const fix = fixFor(answer.value);
  if (fix === undefined) {
    return { sentence: translate(answer.value.sentence) };
  }
  await commands.execute(fix.command, ...(fix.args ?? []));
  return undefined;
}

/** Everything that did not pass, in full, where something failed. */
function failureOf(
  profile: Profile,
  steps: readonly CheckStep[],
  fixFor: (step: CheckStep) => Fix | undefined,
): Obstacle | undefined {
  const failed = steps.filter(({ standing }) => standing === 'failed');
  if (failed.length === 0) {
    return undefined;
  }
  const told = steps.filter(({ standing }) => standing === 'failed' || standing === 'unclear');
  const reasons = new Set(told.map(({ sentence }) => translate(sentence)));
  const fix = failed.map(fixFor).find((found) => found !== undefined);
  return {
    sentence: l10n.t('“{0}” did not pass: {1}', profile.name, joinSentences([...reasons])),
    ...(fix === undefined ? {} : { fix }),
  };
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
      return l10n.t('Signature');
    case 'verification':
      return l10n.t('Verification of the Answer');
    case 'answer':
      return l10n.t('Balance Inquiry');
  }
}
