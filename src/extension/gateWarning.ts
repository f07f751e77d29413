import { l10n } from 'vscode';
import { isHostUnknown } from '../core/profiles/gateKind.ts';
import type { Profile } from '../core/profiles/profile.ts';

/** What a profile that is gated as production is marked with, and why where it calls itself a sandbox. */
export function gateWarning(profile: Profile): string {
  return isHostUnknown(profile)
    ? l10n.t('sandbox · host not known, treated like production')
    : l10n.t('PRODUCTION');
}
