import { env, l10n } from 'vscode';
import type { Outcome } from '../../core/calls/exchange.ts';
import type { CallWords } from '../../core/activity/callText.ts';
import type { ActivityEntry, CallOrigin } from '../../core/activity/entry.ts';
import type { ActivitySummary } from '../../core/activity/summary.ts';
import { findEndpoint } from '../../core/catalogue/index.ts';
import type { Profiles } from '../seams.ts';

/** What people call the endpoint of a call. */
export function endpointTitle(name: string): string {
  const endpoint = findEndpoint(name);
  return endpoint === undefined ? name : l10n.t(endpoint.title);
}

/** What people call a customer, as far as the profile still knows it. */
export function customerLabel(
  { profileId, customerId }: Pick<ActivitySummary, 'profileId' | 'customerId'>,
  profiles: Pick<Profiles, 'find'>,
): string | undefined {
  const customer = profiles.find(profileId)?.customers.find(({ id }) => id === customerId);
  return customer?.label ?? customerId ?? undefined;
}

/** How a call ended, in a few words. */
export function outcomeWord(outcome: Outcome): string {
  switch (outcome) {
    case 'succeeded':
      return l10n.t('succeeded');
    case 'pending':
      return l10n.t('pending');
    case 'failed':
      return l10n.t('failed');
    case 'refusedUnverified':
      return l10n.t('refused, unverified');
    case 'unknown':
      return l10n.t('outcome unknown');
    case 'notSent':
      return l10n.t('not sent');
  }
}

/** Where a call was started. */
export function originWord(origin: CallOrigin): string {
  switch (origin) {
    case 'tree':
      return l10n.t('the Accounts view');
    case 'editor':
      return l10n.t('the request editor');
    case 'check':
      return l10n.t('the check of the profile');
    case 'schedule':
      return l10n.t('the schedule of an application');
    case 'grants':
      return l10n.t('the Credit Grants view');
    case 'replay':
      return l10n.t('the Activity view');
    case 'tokens':
      return l10n.t('the commands on access tokens');
  }
}

/** The clock of this window; the day is told only where it is not plain from the place. */
export function clockText(at: number): string {
  return formatOf('clock', { timeStyle: 'medium' }).format(at);
}

export function dayText(at: number): string {
  return formatOf('day', { dateStyle: 'full' }).format(at);
}

export function momentText(at: number): string {
  return formatOf('moment', { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A list tells hundreds of times, and to make a format takes many times as long as to use it. */
function formatOf(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const format = formats.get(name) ?? new Intl.DateTimeFormat(env.language, options);
  formats.set(name, format);
  return format;
}

/** The words for a call as a text. */
export function callWords(entry: ActivityEntry, profiles: Pick<Profiles, 'find'>): CallWords {
  const { profile, target } = entry;
  return {
    say: l10n.t,
    moment: (at) => `${momentText(at)} (${new Date(at).toISOString()})`,
    endpoint: endpointTitle(entry.endpoint),
    customer: customerLabel({ profileId: profile.id, customerId: target.customerId }, profiles),
  };
}
