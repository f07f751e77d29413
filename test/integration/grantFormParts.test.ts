import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { newlyFollowed } from '../../src/core/grants/transitions.ts';
import { ApplicantEntries } from '../../src/extension/grantForm/applicantEntries.ts';
import { ApplicationLine, type Referenced } from '../../src/extension/grantForm/applicationLine.ts';
import { RememberedCodes } from '../../src/extension/grantForm/rememberedCodes.ts';
import { UploadDetails } from '../../src/extension/grantForm/uploadDetails.ts';
import { QuotaReader } from '../../src/extension/grantForm/quotaReader.ts';
import type { Applications } from '../../src/extension/seams.ts';
import type { QuotaState } from '../../src/protocol/grantForm.ts';
import { eventually } from '../support/eventually.ts';
import { simulatedEditor, type SimulatedEditor } from '../support/simulatedEditor.ts';

describe('what stands beside the body of an application', () => {
  let simulated: SimulatedEditor;

  beforeEach(async () => {
    simulated = await simulatedEditor(`parts-${Date.now()}`);
  });

  afterEach(async () => {
    await simulated[Symbol.asyncDispose]();
  });

  it('remembers what two windows set at once, each code and each detail by itself', async () => {
    const root = join(simulated.editor.context.globalStorageUri.fsPath, `entries-${Date.now()}`);
    const windows = [1, 2].map(() => new ApplicantEntries(root, simulated.editor.log));
    const [one, two] = windows.map((entries) => ({
      codes: new RememberedCodes(entries),
      details: new UploadDetails(entries),
    }));
    assert.ok(one !== undefined && two !== undefined);
    const mine = { profileId: 'P', customerId: null };
    const theirs = { profileId: 'P', customerId: 'C' };
    assert.deepEqual([one.codes.of(mine).vcCode, two.codes.of(mine).vcCode], [[], []]);
    await one.codes.remember(mine, 'payeeCode', { value: 'P-0', label: 'first' });
    await Promise.all([
      one.codes.remember(mine, 'vcCode', { value: 'V-1', label: '' }),
      two.codes.remember(mine, 'vcCode', { value: 'V-2', label: '' }),
      one.codes.remember(theirs, 'vcCode', { value: 'V-3', label: '' }),
      two.codes.forget(mine, 'payeeCode', 'P-0'),
      one.details.set(mine, 'attachmentType', 'T'),
      two.details.set(mine, 'bizType', 'B'),
    ]);
    assert.deepEqual(await one.details.read(mine), { attachmentType: 'T', bizType: 'B' });
    const { payeeCode, vcCode } = one.codes.of(mine);
    assert.deepEqual([payeeCode, vcCode.map(({ value }) => value).sort()], [[], ['V-1', 'V-2']]);
    assert.deepEqual(await two.details.read(theirs), { attachmentType: '', bizType: '' });
    assert.deepEqual(two.codes.of(theirs).vcCode, [{ value: 'V-3', label: '' }]);
    for (const entries of windows) entries.dispose();
    await rm(root, { recursive: true });
  });

  it('reads the quota after figures moved when somebody shows it, and not before', async () => {
    const applicant = { profileId: simulated.editor.profiles.active().id, customerId: null };
    const reader = new QuotaReader({ services: simulated.editor, changed: () => undefined });
    const reads = (): number => simulated.gateway.requestsTo('queryCreditQuota').length;
    const known = (): Promise<true> =>
      eventually('the quota', () => (reader.state.kind === 'known' ? true : undefined));
    reader.follow('who', applicant);
    await known();

    const earlier = reader.state;
    reader.outdate();
    assert.deepEqual(reader.state, earlier);
    reader.follow('who', applicant);
    assert.equal(kindOf(reader), 'loading');
    assert.ok('earlier' in reader.state && reader.state.earlier !== undefined);
    await known();
    assert.equal(reads(), 2);
    reader.follow('who', applicant);
    assert.equal(kindOf(reader), 'known');
    reader.dispose();
  });

  it('shows nothing of one application under the reference or the gateway of another', async () => {
    const profile = simulated.editor.profiles.active();
    const changed = new vscode.EventEmitter<void>();
    // The store answers for the first alone: what is known of the others is still to come.
    const applications: Applications = {
      byKey: (key) =>
        key.referenceNo === 'REF-1' && key.clientId === profile.clientId
          ? Promise.resolve({
              kind: 'found',
              record: newlyFollowed({ key, profileId: profile.id, profileName: profile.name }, Date.now()),
            })
          : new Promise(() => undefined),
      onDidChange: changed.event,
      onDidMoveFigures: new vscode.EventEmitter<never>().event,
      queryNow: () => Promise.resolve(undefined),
      showEvidence: () => Promise.resolve(undefined),
    };
    const { gate, log } = simulated.editor;
    const line = new ApplicationLine({ applications, gate, log, changed: () => undefined });
    const first: Referenced = { profileId: profile.id, customerId: null, referenceNo: 'REF-1' };
    const shown = (): Promise<true> =>
      eventually('the first', () => (line.of(first, profile) === undefined ? undefined : true));
    await shown();
    assert.equal(line.of({ ...first, referenceNo: 'REF-2' }, profile), undefined);
    await shown();
    assert.equal(line.of(first, { ...profile, baseUrl: 'https://elsewhere.example' }), undefined);
    await shown();
    changed.fire();
    assert.notEqual(line.of(first, profile), undefined);
    line.dispose();
  });
});

/** What the compiler believes of the state ends with a step that changes it. */
function kindOf(reader: QuotaReader): QuotaState['kind'] {
  return reader.state.kind;
}
