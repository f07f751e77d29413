import { l10n } from 'vscode';
import { parseBaseUrl } from '../../core/profiles/baseUrl.ts';
import { hostStanding, productionHosts, sandboxHosts } from '../../core/profiles/gateKind.ts';
import type { Profile, ProfileKind } from '../../core/profiles/profile.ts';
import {
  checkBaseUrl,
  checkClientId,
  checkKeyVersion,
  checkName,
  type Checked,
} from '../../core/profiles/profileRules.ts';
import { askChoice, askText, type Choice, type Place, type TextQuestion } from './inputs.ts';
import { reviewProfile } from './reviewProfile.ts';
import { separator } from './subject.ts';

/** A profile on its way; texts may not hold yet. */
export interface ProfileDraft {
  readonly profile: Profile;
  /** The address is typed and not one of the known gateways. */
  readonly otherAddress: boolean;
}

type StepResult = { readonly kind: 'next' | 'back' | 'cancelled'; readonly draft: ProfileDraft };
type Step = (draft: ProfileDraft, place: Place) => Promise<StepResult>;

export interface ProfileFlow {
  readonly title: string;
  readonly draft: ProfileDraft;
  readonly takenNames: readonly string[];
}

/** Asks for a profile step by step. Whatever was typed is in the draft, even where the flow was left. */
export async function runProfileSteps(
  flow: ProfileFlow,
): Promise<{ readonly complete: boolean; readonly draft: ProfileDraft }> {
  let { draft } = flow;
  let at = 0;
  for (;;) {
    const steps = stepsFor(draft, flow);
    const step = steps[at];
    if (!step) {
      return { complete: true, draft };
    }
    const place = { title: flow.title, step: at + 1, totalSteps: steps.length, back: at > 0 };
    const result = await step(draft, place);
    draft = result.draft;
    if (result.kind === 'cancelled') {
      return { complete: false, draft };
    }
    at += result.kind === 'next' ? 1 : -1;
  }
}

function stepsFor(draft: ProfileDraft, { takenNames }: ProfileFlow): readonly Step[] {
  return [
    textStep('name', (text) => checkName(text, takenNames), {
      prompt: l10n.t('Name of the profile, as the tree and the status bar show it'),
      placeholder: l10n.t('Acme sandbox'),
    }),
    gatewayStep,
    ...(draft.otherAddress
      ? [
          textStep('baseUrl', checkBaseUrl, {
            prompt: l10n.t('Address of the gateway: https, host and port only'),
            placeholder: 'https://host[:port]',
          }),
        ]
      : []),
    ...((draft.otherAddress || draft.profile.baseUrl !== '') &&
    impliedKind(draft.profile.baseUrl) === undefined
      ? [kindStep]
      : []),
    textStep('clientId', checkClientId, {
      prompt: l10n.t('Client id, as WorldFirst issued it for this gateway'),
      placeholder: 'Client-Id',
    }),
    textStep('keyVersion', checkKeyVersion, {
      prompt: l10n.t('Key version, as the Developer Center counts your key pairs'),
      placeholder: '1',
      note: (text) =>
        /^[0-9]*$/.test(text.trim())
          ? undefined
          : l10n.t('Every key version that the documents show is a whole number, such as 1 or 2.'),
    }),
    async (current, place) => {
      const { kind, profile } = await reviewProfile(current.profile, place);
      return { kind, draft: { ...current, profile } };
    },
  ];
}

function textStep(
  member: 'name' | 'baseUrl' | 'clientId' | 'keyVersion',
  check: (text: string) => Checked<string>,
  question: Pick<TextQuestion, 'prompt' | 'placeholder' | 'note'>,
): Step {
  return async (draft, place) => {
    const answer = await askText(place, { ...question, check, value: draft.profile[member] });
    const text = answer.kind === 'next' ? answer.value : answer.typed;
    const profile = { ...draft.profile, [member]: text };
    const kind = impliedKind(profile.baseUrl) ?? profile.kind;
    return { kind: answer.kind, draft: { ...draft, profile: { ...profile, kind } } };
  };
}

const gatewayStep: Step = async (draft, place) => {
  const other = 'other';
  const row = (host: string) => ({ label: host, value: `https://${host}` });
  const answer = await askChoice<string>(place, {
    placeholder: l10n.t('Gateway: choose one, or type its address'),
    active: draft.otherAddress ? other : draft.profile.baseUrl,
    text: draft.otherAddress || isListedGateway(draft.profile.baseUrl) ? '' : draft.profile.baseUrl,
    typed: typedGateway,
    choices: [
      separator(l10n.t('Sandbox')),
      ...sandboxHosts.map(row),
      separator(l10n.t('Production')),
      ...productionHosts.map(row),
      separator(l10n.t('Elsewhere')),
      {
        label: l10n.t('Other Address…'),
        description: l10n.t('such as one that WorldFirst assigned'),
        value: other,
      },
    ],
  });
  if (answer.kind !== 'next') {
    return { kind: answer.kind, draft };
  }
  if (answer.value === other) {
    const baseUrl = draft.otherAddress ? draft.profile.baseUrl : '';
    return { kind: 'next', draft: { otherAddress: true, profile: { ...draft.profile, baseUrl } } };
  }
  const checked = checkBaseUrl(answer.value);
  const baseUrl = checked.ok ? checked.value : answer.value;
  const kind = impliedKind(baseUrl) ?? draft.profile.kind;
  // An address that does not hold goes on to its own box, which says why and lets it be mended.
  return {
    kind: 'next',
    draft: { otherAddress: !checked.ok, profile: { ...draft.profile, baseUrl, kind } },
  };
};

/** What is typed above the list, where it is an address and not a part of one that is listed. */
function typedGateway(typed: string): Choice<string> | undefined {
  const text = typed.trim();
  if (!/[.:]/.test(text) || [...sandboxHosts, ...productionHosts].some((host) => host.includes(text))) {
    return undefined;
  }
  const address = text.includes('://') ? text : `https://${text}`;
  const checked = checkBaseUrl(address);
  return checked.ok
    ? { label: l10n.t('Use {0}', checked.value), value: address }
    : {
        label: l10n.t('Use {0}', address),
        detail: l10n.t('Not usable as it is; Enter tells why'),
        value: address,
      };
}

const kindStep: Step = async (draft, place) => {
  const parsed = parseBaseUrl(draft.profile.baseUrl);
  const unknown = parsed.ok && hostStanding(parsed.value.host) === 'unknown';
  const answer = await askChoice<ProfileKind>(place, {
    placeholder: l10n.t('What is behind this address?'),
    active: draft.profile.kind,
    choices: [
      {
        label: l10n.t('Sandbox'),
        value: 'sandbox',
        ...(unknown
          ? { detail: l10n.t('Nothing is known of this host, so that writes ask first as on production.') }
          : {}),
      },
      { label: l10n.t('Production'), value: 'production', detail: l10n.t('Every write asks first.') },
    ],
  });
  return answer.kind === 'next'
    ? { kind: 'next', draft: { ...draft, profile: { ...draft.profile, kind: answer.value } } }
    : { kind: answer.kind, draft };
};

/** The kind that a host settles by itself. */
function impliedKind(baseUrl: string): ProfileKind | undefined {
  const parsed = parseBaseUrl(baseUrl);
  const standing = parsed.ok ? hostStanding(parsed.value.host) : 'unknown';
  return standing === 'production' || standing === 'sandbox' ? standing : undefined;
}

/** Whether an address is one of those in the list of gateways. */
export function isListedGateway(baseUrl: string): boolean {
  return impliedKind(baseUrl) !== undefined && !/:\d+$/.test(baseUrl);
}
