import { l10n } from 'vscode';
import type { ApplicationKey } from '../../core/grants/applicationKey.ts';
import type { Applicant } from '../../core/grants/transitions.ts';
import type { CommandId } from '../contributions.ts';
import type { Fix } from '../seams.ts';

const fix = (
  title: string,
  command: CommandId,
  argument: Applicant | { readonly key: ApplicationKey },
): Fix => ({
  title,
  command,
  args: [argument],
});

/** What can be done about an application that stands in the way of another. */
export const fixes = {
  follow: (applicant: Applicant) => fix(l10n.t('Follow'), 'worldfirst.followApplication', applicant),
  repeat: (applicant: Applicant) =>
    fix(l10n.t('Repeat as It Was Sent…'), 'worldfirst.repeatApplication', applicant),
  newReference: (applicant: Applicant) =>
    fix(l10n.t('New Reference Number'), 'worldfirst.newReferenceNumber', applicant),
  showEvidence: (key: ApplicationKey) => fix(l10n.t('Show Evidence'), 'worldfirst.showEvidence', { key }),
};
