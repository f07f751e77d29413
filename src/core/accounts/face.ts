import { displayMoney } from '../money/display.ts';
import type { Money } from '../money/money.ts';
import type { Provenance } from './nodes.ts';

/** How a node looks and reads, whatever draws it. */
export interface Face {
  readonly label: string;
  readonly description?: string;
  readonly icon?: Icon;
  readonly expansion: 'none' | 'open' | 'closed';
  /** What the context menu may offer. */
  readonly traits: readonly Trait[];
  /** The whole row for a screen reader. */
  readonly spoken: string;
}

/** A codicon; `tone` colours it. */
export interface Icon {
  readonly name: string;
  readonly tone?: 'warning' | 'error';
}

export type Trait =
  | 'profile'
  | 'ownProfile'
  | 'simulatorProfile'
  | 'customer'
  | 'ownCustomer'
  | 'ownPrefunding'
  | 'refreshable'
  | 'copyable'
  | 'account'
  | 'openable'
  | 'credit';

/** The user's language and clock. */
export interface Words {
  /** Translates a sentence and fills its gaps `{0}`, `{1}`… */
  readonly t: (sentence: string, ...values: readonly string[]) => string;
  /** A moment in milliseconds since the epoch, to the second, with the day where it is not today. */
  readonly time: (moment: number) => string;
}

export const warningIcon: Icon = { name: 'warning', tone: 'warning' };

/** An amount for reading; the currency is left out where the text beside it already names it. */
export function amountText(money: Money, impliedCurrency?: string): string {
  const { text } = displayMoney(money);
  const prefix = `${money.currency} `;
  return money.currency === impliedCurrency && text.startsWith(prefix) ? text.slice(prefix.length) : text;
}

/** The figure, and what has to be known about it at a glance: nothing if it is verified and up to date. */
export function withStanding(figure: string, { reading, stale }: Provenance, words: Words): string {
  const parts = [figure];
  if (reading.trust === 'notVerifiable') {
    parts.push(words.t('not verified'));
  }
  if (stale) {
    parts.push(words.t('stale, read {0}', words.time(reading.readAt)));
  }
  return parts.join(' · ');
}

/** When a figure was read and whether its answer verified, in full. */
export function standingLines({ reading, stale }: Provenance, words: Words): readonly string[] {
  return [
    words.t('Read {0}', words.time(reading.readAt)),
    reading.trust === 'verified'
      ? words.t('The signature of the answer is verified')
      : words.t('Not verified: no public key of the gateway is set'),
    ...(stale ? [words.t('Stale: the latest attempt to read it gave no figures')] : []),
  ];
}

/** Parts of a spoken row, without those that are missing. */
export function spoken(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
