import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { help } from '../../../src/simulator/help.ts';
import { readOptions } from '../../../src/simulator/options.ts';
import { scenarioKinds } from '../../../src/simulator/scenarioTable.ts';

function refusal(...args: string[]): string {
  const read = readOptions(args);
  assert.equal(read.kind, 'refused');
  return read.sentence;
}

describe('the simulator’s command line', () => {
  it('listens on any port of 127.0.0.1 where nothing is said', () => {
    assert.deepEqual(readOptions([]), {
      kind: 'options',
      options: {
        host: '127.0.0.1',
        port: { kind: 'exact', port: 0 },
        scenarios: [],
        stay: false,
        explainSignatures: false,
      },
    });
  });

  it('takes every option', () => {
    const args =
      '--port 8080 --host ::1 --config c.json --scenario a=B --scenario=c=D --seed 7 --state s.json --stay --explain-signatures --tls-cert c.pem --tls-key k.pem';
    assert.deepEqual(readOptions(args.split(' ')), {
      kind: 'options',
      options: {
        host: '::1',
        port: { kind: 'exact', port: 8080 },
        config: 'c.json',
        scenarios: ['a=B', 'c=D'],
        seed: 7,
        state: 's.json',
        stay: true,
        explainSignatures: true,
        tls: { cert: 'c.pem', key: 'k.pem' },
      },
    });
    assert.deepEqual(readOptions(['--preferred-port', '8080']), {
      kind: 'options',
      options: {
        host: '127.0.0.1',
        port: { kind: 'preferred', port: 8080 },
        scenarios: [],
        stay: false,
        explainSignatures: false,
      },
    });
  });

  it('explains every option in its help', () => {
    assert.equal(readOptions(['--help']).kind, 'help');
    for (const name of 'port preferred-port host config scenario seed state stay tls-cert tls-key'.split(
      ' ',
    )) {
      assert.match(help, new RegExp(`--${name} `));
    }
    assert.ok(help.split('\n').every((line) => line.length <= 115));
  });

  it('names every scenario in the README, in the form in which it is written', () => {
    const readme = readFileSync('README.md', 'utf8');
    const named = [...readme.matchAll(/`=([A-Za-z]+)(?::\d+)?`/g)].map(([, word]) => word);
    assert.deepEqual(named.sort(), scenarioKinds.map(({ word }) => word).sort());
  });

  it('explains every scenario and every command in its help', () => {
    for (const { word, parameter } of scenarioKinds) {
      assert.match(help, new RegExp(`^    ${word}${parameter === undefined ? '' : ':N'} +[A-Z]`, 'm'));
    }
    for (const command of 'state reset scenario advance draw repay expire overdue'.split(' ')) {
      assert.match(help, new RegExp(`\\{"command": "${command}"`));
    }
  });

  it('refuses an option that is left empty, as a variable without a value leaves it', () => {
    for (const name of 'port preferred-port host config scenario seed state tls-cert tls-key'.split(' ')) {
      assert.equal(refusal(`--${name}=`), `--${name} needs a value.`);
    }
    assert.equal(refusal('--host', ''), '--host needs a value.');
  });

  it('refuses what it does not understand in one line', () => {
    assert.equal(refusal('--prot', '1'), "Unknown option '--prot'. See --help.");
    assert.match(refusal('--seed', '-1'), /^Option '--seed' .*[^.]\. See --help\.$/);
    assert.match(refusal('--prot', '1'), /--prot/);
    assert.match(refusal('stray'), /stray/);
    assert.match(refusal('--port'), /--port/);
    assert.match(refusal('--port', 'http'), /0 to 65535, not "http"/);
    assert.match(refusal('--port', '65536'), /65535/);
    assert.match(refusal('--port', '1', '--preferred-port', '2'), /exclude each other/);
    assert.match(refusal('--seed', '0x10'), /whole number/);
    assert.match(refusal('--tls-cert', 'c.pem'), /belong together/);
  });
});
