import { l10n } from 'vscode';
import type { EndpointDescription } from '../core/catalogue/endpoint.ts';
import type { CallTarget } from '../core/calls/exchange.ts';
import type { Total } from '../core/grants/application.ts';
import { isJsonObject, JsonNumber, type Json } from '../core/json/json.ts';
import { parseJson } from '../core/json/parseJson.ts';
import { displayMoney } from '../core/money/display.ts';
import { moneyFromAmount } from '../core/money/money.ts';
import { isHostUnknown } from '../core/profiles/gateKind.ts';
import type { Profile } from '../core/profiles/profile.ts';
import { totalLine } from './grants/totalLine.ts';
import { windowWords } from './views/words.ts';

/** What the gate asks before a write leaves for production. */
export interface WriteQuestion {
  readonly title: string;
  /** Line by line: profile, host, customer, endpoint, reference, amounts, and what is missing. */
  readonly detail: string;
  readonly confirm: string;
}

const shownAmounts = 5;

export function writeQuestion(asked: {
  readonly endpoint: EndpointDescription;
  readonly profile: Profile;
  readonly target: CallTarget;
  readonly body: readonly Uint8Array[];
  readonly verifiable: boolean;
  /** What the invoices add up to, as the user saw it. */
  readonly totals: readonly Total[];
  /** What speaks against it. */
  readonly cautions?: readonly string[];
  /** Whose token the call is about, where it names no customer. */
  readonly onBehalfOf: string | undefined;
}): WriteQuestion {
  const { endpoint, profile, target, body, verifiable, totals, cautions = [], onBehalfOf } = asked;
  const json = readBody(body);
  const lines = [
    l10n.t('Profile: {0}', profile.name),
    l10n.t('Host: {0}', target.baseUrl),
    l10n.t('Customer: {0}', target.customerId ?? onBehalfOf ?? l10n.t('none, the partner itself')),
    l10n.t('API: {0} ({1})', endpoint.name, target.path),
    ...referenceLine(endpoint, json),
    ...amountLine(json),
    ...totals.map((total) => totalLine(total, windowWords().t)),
  ];
  const hostUnknown = isHostUnknown(profile);
  const warnings = [
    ...cautions,
    ...(hostUnknown
      ? [l10n.t('The profile is a sandbox, but its host is not known and so treated like production.')]
      : []),
    ...(endpoint.effect === 'movesMoney' ? [l10n.t('This call can move money or make it owed.')] : []),
    ...(verifiable
      ? []
      : [
          l10n.t(
            'The gateway’s public key is not set: the answer cannot be verified, and the outcome will say so.',
          ),
        ]),
  ];
  return {
    title: hostUnknown
      ? l10n.t('Send “{0}” to a host that is not known?', l10n.t(endpoint.title))
      : l10n.t('Send “{0}” to production?', l10n.t(endpoint.title)),
    detail: [lines.join('\n'), ...warnings].join('\n\n'),
    confirm: confirmation(hostUnknown, verifiable),
  };
}

function confirmation(hostUnknown: boolean, verifiable: boolean): string {
  if (!verifiable) {
    return l10n.t('Send without Verification');
  }
  return hostUnknown ? l10n.t('Send to This Host') : l10n.t('Send to Production');
}

function readBody(body: readonly Uint8Array[]): Json | undefined {
  const parsed = parseJson(Buffer.concat(body).toString('utf8'));
  return parsed.ok ? parsed.value : undefined;
}

function referenceLine({ idempotencyField }: EndpointDescription, json: Json | undefined): readonly string[] {
  if (idempotencyField === undefined) {
    return [];
  }
  const value = isJsonObject(json) ? json.get(idempotencyField) : undefined;
  const reference = value instanceof JsonNumber ? value.source : value;
  return typeof reference === 'string' ? [l10n.t('Reference ({0}): {1}', idempotencyField, reference)] : [];
}

/** Which amount decides is not documented for every endpoint, so that all are told and none are added up. */
function amountLine(json: Json | undefined): readonly string[] {
  const amounts = json === undefined ? [] : [...amountsIn(json)];
  if (amounts.length === 0) {
    return [];
  }
  const shown = amounts.slice(0, shownAmounts).join('; ');
  const rest = amounts.length - shownAmounts;
  return [rest > 0 ? l10n.t('Amounts: {0}; and {1} more', shown, rest) : l10n.t('Amounts: {0}', shown)];
}

function* amountsIn(json: Json): Generator<string> {
  if (isJsonObject(json)) {
    const money = json.has('currency') && json.has('value') ? moneyFromAmount(json) : undefined;
    if (money?.ok === true) {
      yield displayMoney(money.money).text;
      return;
    }
  }
  const children = isJsonObject(json) ? json.values() : Array.isArray(json) ? (json as readonly Json[]) : [];
  for (const child of children) {
    yield* amountsIn(child);
  }
}
