import { spoken, warningIcon, type Face, type Icon, type Words } from './face.ts';
import { isOwn, type SectionNode } from './nodes.ts';
import { sectionOf, type Section } from './question.ts';
import type { Reading, Slot } from './reading.ts';

/** The head of a section: how fresh and how certain its figures are, and whether one needs attention. */
export function sectionFace(node: SectionNode, slots: readonly Slot[], words: Words): Face {
  const own = slots.filter(({ question }) => sectionOf(question) === node.section);
  const bothTypes = slots.some(({ question }) => sectionOf(question) === 'sameName');
  const alarms = sectionAlarms(own, words);
  const label = sectionLabel(node.section, bothTypes, words);
  const state = own.length === 0 ? words.t('no currency chosen') : sectionState(own, words);
  return {
    label,
    description: [...alarms, state].join(' · '),
    icon: alarms.length > 0 ? warningIcon : sectionIcons[node.section],
    expansion: 'open',
    traits: [
      ...(node.section === 'prefunding' && isOwn(node) ? (['ownPrefunding'] as const) : []),
      ...(own.length > 0 ? (['refreshable'] as const) : []),
      'openable',
      ...(node.section === 'credit' ? (['credit'] as const) : []),
    ],
    spoken: spoken(label, ...alarms, state),
  };
}

const sectionIcons: Readonly<Record<Section, Icon>> = {
  accounts: { name: 'library' },
  sameName: { name: 'library' },
  prefunding: { name: 'inbox' },
  credit: { name: 'graph' },
};

/** Where both kinds of balance are asked, each section names its own; answers may not tell them apart. */
function sectionLabel(section: Section, bothTypes: boolean, words: Words): string {
  switch (section) {
    case 'accounts':
      return bothTypes ? words.t('Accounts: normal balance') : words.t('Accounts');
    case 'sameName':
      return words.t('Accounts: same-name top-up balance');
    case 'prefunding':
      return words.t('Prefunding');
    case 'credit':
      return words.t('Credit');
  }
}

function sectionAlarms(slots: readonly Slot[], words: Words): readonly string[] {
  return slots.flatMap(({ reading }) => {
    if (reading?.figures.kind !== 'quota') {
      return [];
    }
    const { productStatus, equation } = reading.figures.quota;
    return [
      ...(productStatus === 'OVD' ? [words.t('overdue')] : []),
      ...(equation.kind === 'broken' ? [words.t('figures do not add up')] : []),
    ];
  });
}

/** One line for all questions of the section, as cautious as the least certain of them. */
function sectionState(slots: readonly Slot[], words: Words): string {
  const readings = slots.flatMap(({ reading }) => (reading ? [reading] : []));
  const oldest = readings.reduce<Reading | undefined>(
    (older, reading) => (older && older.readAt <= reading.readAt ? older : reading),
    undefined,
  );
  const loading = slots.some((slot) => slot.loading);
  const failed = slots.filter(({ problem }) => problem !== undefined && problem.notHeld !== true);
  if (!oldest) {
    if (!loading && slots.every(({ problem }) => problem?.notHeld)) {
      return words.t('no prefunding account');
    }
    return loading || failed.length === 0 ? words.t('reading…') : words.t('not read');
  }
  const time = words.time(oldest.readAt);
  const currency = sharedCurrency(readings);
  const verified = readings.every(({ trust }) => trust === 'verified');
  return [
    ...(currency === undefined ? [] : [currency]),
    ...(failed.some(({ reading }) => !reading) ? [words.t('partly not read')] : []),
    failed.some(({ reading }) => reading) ? words.t('stale, read {0}', time) : time,
    verified ? words.t('verified') : words.t('not verified'),
    ...(loading ? [words.t('refreshing…')] : []),
  ].join(' · ');
}

/** The currency that the rows of the credit section leave out. */
function sharedCurrency([reading]: readonly Reading[]): string | undefined {
  return reading?.figures.kind === 'quota' ? reading.figures.quota.currency : undefined;
}
