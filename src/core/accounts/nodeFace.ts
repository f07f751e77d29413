import { gateKind, isHostUnknown } from '../profiles/gateKind.ts';
import type { Profile, ProfileKind } from '../profiles/profile.ts';
import { spoken, warningIcon, type Face, type Words } from './face.ts';
import {
  accountFace,
  balanceFace,
  equationFace,
  prefundingFace,
  quotaFace,
  statusFace,
} from './figureFaces.ts';
import {
  isOwn,
  type AccountsNode,
  type CustomerNode,
  type DeparturesNode,
  type FailureNode,
  type ProfileNode,
} from './nodes.ts';
import type { Slot } from './reading.ts';
import { tokenWord } from './tokenFace.ts';
import { sectionFace } from './sectionFace.ts';

/** @param slotsOf What is known about the holder of the node; asked only where it matters. */
export function faceOf(node: AccountsNode, slotsOf: () => readonly Slot[], words: Words): Face {
  switch (node.kind) {
    case 'profile':
      return profileFace(node, words);
    case 'customer':
      return customerFace(node, words);
    case 'section':
      return sectionFace(node, slotsOf(), words);
    case 'account':
      return accountFace(node, words);
    case 'balance':
      return balanceFace(node, words);
    case 'prefunding':
      return prefundingFace(node, words);
    case 'quota':
      return quotaFace(node, words);
    case 'status':
      return statusFace(node, words);
    case 'equation':
      return equationFace(node, words);
    case 'departures':
      return departuresFace(node, words);
    case 'failure':
      return failureFace(node, words);
    case 'action':
      return leaf(node.fix.title, 'wrench');
    case 'addCurrency':
      return leaf(words.t('Add Currency…'), 'add');
    case 'pending':
      return leaf(
        node.subject === undefined ? words.t('Reading…') : words.t('Reading {0}…', node.subject),
        'loading~spin',
      );
    case 'playing':
      return {
        label: words.t('Misbehaves on purpose'),
        description: node.scenarios.join(', '),
        icon: warningIcon,
        expansion: 'none',
        traits: [],
        spoken: spoken(words.t('The simulator misbehaves on purpose'), ...node.scenarios),
      };
    case 'empty':
      return leaf(words.t('The answer lists no account'), 'info');
  }
}

/** The kind by which sends are gated, in the user's language, and why where the profile says another. */
export function kindLabel(profile: Profile, words: Words): string {
  if (isHostUnknown(profile)) {
    return words.t('sandbox · host not known, treated like production');
  }
  switch (gateKind(profile)) {
    case 'simulator':
      return words.t('simulator');
    case 'sandbox':
      return words.t('sandbox');
    case 'production':
      return words.t('production');
  }
}

const kindIcons: Readonly<Record<ProfileKind, string>> = {
  simulator: 'beaker',
  sandbox: 'server-environment',
  production: 'globe',
};

function profileFace(node: ProfileNode, words: Words): Face {
  const { profile } = node;
  const kind = gateKind(profile);
  const own = isOwn(node);
  const token = tokenWord(node.token, words);
  // The simulator's name says what it is.
  const description = [own ? kindLabel(profile, words) : undefined, token].filter(
    (part) => part !== undefined,
  );
  return {
    label: profile.name,
    ...(description.length === 0 ? {} : { description: description.join(' · ') }),
    icon: { name: kindIcons[kind] },
    expansion: 'open',
    traits: ['profile', own ? 'ownProfile' : 'simulatorProfile', 'refreshable'],
    spoken: spoken(words.t('Profile {0}', profile.name), kindLabel(profile, words), token),
  };
}

function customerFace(node: CustomerNode, words: Words): Face {
  const { id, label } = node.customer;
  const token = tokenWord(node.token, words);
  const description = [label === undefined ? undefined : id, token].filter((part) => part !== undefined);
  return {
    label: label ?? id,
    ...(description.length === 0 ? {} : { description: description.join(' · ') }),
    icon: { name: 'organization' },
    expansion: 'closed',
    traits: ['customer', ...(isOwn(node) ? (['ownCustomer'] as const) : []), 'refreshable', 'openable'],
    spoken: spoken(words.t('Customer {0}', label ?? id), label === undefined ? undefined : id, token),
  };
}

function departuresFace({ departures }: DeparturesNode, words: Words): Face {
  const label = words.t('The answer is not as documented');
  const [first = ''] = departures;
  const description =
    departures.length > 1 ? words.t('{0} And {1} more.', first, String(departures.length - 1)) : first;
  return {
    label,
    description,
    icon: warningIcon,
    expansion: 'none',
    traits: ['openable'],
    spoken: spoken(words.t('Warning: {0}', label), description),
  };
}

function failureFace({ subject, problem, endpoint }: FailureNode, words: Words): Face {
  if (problem.notHeld && subject !== undefined) {
    return {
      label: subject,
      description: words.t('no prefunding account in this currency'),
      icon: { name: 'info' },
      expansion: 'none',
      traits: endpoint === undefined ? [] : ['openable'],
      spoken: spoken(subject, words.t('no prefunding account in this currency'), problem.sentence),
    };
  }
  const advice = problem.advice.join(' ');
  const description = subject === undefined ? advice : [problem.sentence, ...problem.advice].join(' ');
  return {
    label: subject ?? problem.sentence,
    ...(description === '' ? {} : { description }),
    icon: { name: 'error', tone: 'error' },
    expansion: 'none',
    traits: endpoint === undefined ? [] : ['openable'],
    spoken: spoken(words.t('Failed: {0}', [subject ?? '', problem.sentence].join(' ').trim()), advice),
  };
}

function leaf(label: string, icon: string): Face {
  return { label, icon: { name: icon }, expansion: 'none', traits: [], spoken: label };
}
