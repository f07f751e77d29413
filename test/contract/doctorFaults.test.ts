import assert from 'node:assert/strict';
import type { Diagnosis } from '../../src/core/doctor/diagnosis.ts';
import { createDoctorPorts } from '../../src/gateway/doctorPorts.ts';
import { diagnoseFaulty, faultyMessages, type FaultyMessage } from '../support/faults/faultyMessages.ts';

interface Case {
  readonly faulty: FaultyMessage;
  readonly diagnosis: Diagnosis;
}

const causesOf = ({ findings }: Diagnosis): readonly string[] => findings.map(({ cause }) => cause);

/** Said of a case that went wrong. */
const shown = ({ faulty, diagnosis }: Case): string =>
  `${faulty.cause}: ${diagnosis.kind} ${causesOf(diagnosis).join(', ')}`;

describe('the signature doctor on messages that Python wrote and openssl signed', function () {
  // Two thousand signatures, each made by a process of its own.
  this.timeout(300_000);
  const cases: Case[] = [];
  const group = (name: FaultyMessage['group']): readonly Case[] =>
    cases.filter(({ faulty }) => faulty.group === name);

  before(async () => {
    const ports = createDoctorPorts();
    for await (const faulty of faultyMessages()) {
      cases.push({ faulty, diagnosis: await diagnoseFaulty(faulty, ports) });
    }
  });

  it('names the right cause first in at least 95 of 100 messages, with 20 bodies for each cause', () => {
    const singles = group('single');
    const counts = new Map<string, number>();
    for (const { faulty } of singles) {
      counts.set(faulty.cause, (counts.get(faulty.cause) ?? 0) + 1);
    }
    assert.ok(counts.size >= 37, `${counts.size} causes`);
    assert.deepEqual(
      [...counts].filter(([, count]) => count < 20),
      [],
    );
    const wrong = singles.filter(({ faulty, diagnosis }) =>
      faulty.cause === 'unsigned'
        ? diagnosis.kind !== 'cannotBeChecked'
        : !faulty.right.includes(causesOf(diagnosis)[0] ?? ''),
    );
    assert.ok(wrong.length <= singles.length * 0.05, wrong.map(shown).join('\n'));
  });

  it('misses no cause altogether', () => {
    const right = new Set(
      group('single')
        .filter(({ faulty, diagnosis }) => faulty.right.includes(causesOf(diagnosis)[0] ?? ''))
        .map(({ faulty }) => faulty.cause),
    );
    const all = new Set(group('single').map(({ faulty }) => faulty.cause));
    assert.deepEqual(
      [...all].filter((cause) => !right.has(cause)),
      ['unsigned'],
    );
  });

  it('says of no message that it is wrong when it is right', () => {
    const valid = group('valid');
    assert.equal(valid.length, 300);
    const alarms = valid.filter(
      ({ diagnosis }) => diagnosis.kind !== 'nothingWrong' || diagnosis.findings.length > 0,
    );
    assert.deepEqual(alarms.map(shown), []);
  });

  it('names both of two faults and nothing else', () => {
    const doubles = group('double');
    assert.ok(doubles.length > 150, `${doubles.length} pairs`);
    const wrong = doubles.filter(({ faulty, diagnosis }) => {
      const found = causesOf(diagnosis);
      return found.length !== 2 || !faulty.cause.split('+').every((cause) => found.includes(cause));
    });
    assert.deepEqual(wrong.map(shown), []);
  });

  it('says that it does not know what nobody can know', () => {
    const outside = group('outside');
    assert.ok(outside.length >= 20, `${outside.length} messages`);
    const guessed = outside.filter(
      ({ diagnosis }) => diagnosis.kind !== 'notKnown' || diagnosis.findings.length > 0,
    );
    assert.deepEqual(guessed.map(shown), []);
    assert.ok(outside.every(({ diagnosis }) => diagnosis.tried.length > 0));
  });

  it('calls proved only what it can prove', () => {
    const unproved = new Set(['otherKey', 'clock', 'clientIdUnexpected', 'keysSwapped', 'keyVersion']);
    const doubtful = group('single').filter(
      ({ diagnosis }) =>
        diagnosis.findings[0] !== undefined &&
        diagnosis.findings[0].certainty !== 'proved' &&
        !unproved.has(diagnosis.findings[0].cause),
    );
    assert.deepEqual(doubtful.map(shown), []);
  });

  it('shows the place and the content for every fault of the content', () => {
    const without = group('single').filter(({ diagnosis: { findings, expected } }) =>
      findings.some(
        ({ cause, parting }) =>
          /^(body|path|lineBreak|time(Form|Differs))/.test(cause) &&
          (expected === undefined || parting === undefined),
      ),
    );
    assert.deepEqual(without.map(shown), []);
  });

  it('keeps the tokens of the messages to itself', () => {
    const told = JSON.stringify(cases.map(({ diagnosis }) => diagnosis));
    assert.doesNotMatch(told, /token-\d+/);
  });
});
