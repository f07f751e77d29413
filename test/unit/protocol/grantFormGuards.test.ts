import assert from 'node:assert/strict';
import { grantFormGuards as guards, largestDroppedFile } from '../../../src/protocol/grantFormGuards.ts';

describe('what the host accepts from the page of an application', () => {
  it('is a file with a name and bytes of a sane size', () => {
    const bytes = Uint8Array.from([1, 2]);
    assert.equal(guards.dropAttachment({ name: 'a.pdf', bytes }), true);
    assert.equal(guards.dropAttachment({ name: '', bytes }), false);
    assert.equal(guards.dropAttachment({ name: 'a.pdf', bytes: [1, 2] }), false);
    assert.equal(guards.dropAttachment({ name: 'a.pdf', bytes, path: '/etc/passwd' }), false);
    const large = new Uint8Array(largestDroppedFile + 1);
    assert.equal(guards.dropAttachment({ name: 'a.pdf', bytes: large }), false);
  });

  it('is a list of addresses without line breaks in them', () => {
    assert.equal(guards.addAttachments({ uris: ['file:///a.pdf'] }), true);
    assert.equal(guards.addAttachments({ uris: ['file:///a.pdf\nfile:///b.pdf'] }), false);
    assert.equal(guards.addAttachments({ uris: 'file:///a.pdf' }), false);
  });

  it('is a known detail and a known field', () => {
    const page = { profile: 'P' };
    assert.equal(guards.setUploadDetail({ ...page, detail: 'bizType', value: '' }), true);
    assert.equal(guards.setUploadDetail({ ...page, detail: 'attachmentId', value: 'x' }), false);
    assert.equal(guards.setUploadDetail({ detail: 'bizType', value: '' }), false);
    assert.equal(guards.rememberCode({ field: 'vcCode', value: 'V', label: '' }), true);
    assert.equal(guards.rememberCode({ field: 'referenceNo', value: 'V', label: '' }), false);
    assert.equal(guards.forgetCode({ field: 'payeeCode', value: '' }), false);
  });

  it('is an upload for a profile and its customer, who may be none or not chosen yet', () => {
    for (const page of [
      { profile: 'P' },
      { profile: 'P', customer: null },
      { profile: 'P', customer: 'C' },
    ]) {
      assert.equal(guards.upload(page), true);
    }
    for (const page of [{}, { customer: 'C' }, { profile: 'P', customer: '' }, { profile: 'P', file: 'a' }]) {
      assert.equal(guards.upload(page), false, JSON.stringify(page));
    }
  });

  it('is a column of exactly the members that its type has', () => {
    const text = { path: '/a', title: 'A', type: 'text' };
    const amount = { ...text, type: 'amount', form: 'minorUnits', currency: 'USD' };
    const accepted = [text, { ...text, unique: true }, amount, { ...amount, unique: true }];
    const refused = [
      { ...text, path: '' },
      { ...text, path: 'a' },
      { ...text, unique: false },
      { ...text, currency: 'USD' },
      { ...text, type: 'secret' },
      { ...amount, form: 'cents' },
      { path: '/a', title: 'A', type: 'amount' },
      'text',
      null,
    ];
    for (const column of accepted) assert.equal(guards.saveColumns({ columns: [column] }), true);
    for (const column of refused) {
      assert.equal(guards.saveColumns({ columns: [column] }), false, JSON.stringify(column));
    }
  });

  it('is a mapping of pointers, and a separator by its name', () => {
    assert.equal(
      guards.previewCsv({ file: 1, separator: 'tab', mapping: ['/a', null], dates: ['dayFirst', null] }),
      true,
    );
    assert.equal(guards.previewCsv({ file: null, separator: null, mapping: null, dates: null }), true);
    assert.equal(guards.previewCsv({ file: 1, separator: '|', mapping: null, dates: null }), false);
    assert.equal(guards.previewCsv({ file: 1, separator: 'tab', mapping: null, dates: ['guess'] }), false);
    const taken = { file: 1, reading: 1, mapping: [null], dates: [null], replace: true, onlyFitting: false };
    assert.equal(guards.importCsv(taken), true);
    for (const wrong of [{ mapping: ['a'] }, { replace: 'yes' }, { dates: null }, { onlyFitting: 1 }]) {
      assert.equal(guards.importCsv({ ...taken, ...wrong }), false, JSON.stringify(wrong));
    }
    assert.equal(guards.importCsv({ mapping: [null], replace: true }), false);
    assert.equal(guards.splitByColumn({ path: '' }), false);
  });
});
