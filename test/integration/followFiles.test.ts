import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uri, type Memento } from 'vscode';
import { AttachmentFolder, attachmentsRoot } from '../../src/extension/attachments/attachmentFolder.ts';
import { noAttachments } from '../../src/extension/attachments/attachmentRecord.ts';
import { CustomerChoices } from '../../src/extension/requests/customerChoices.ts';
import { followFiles } from '../../src/extension/requests/followFiles.ts';
import { isKeptBelow } from '../../src/extension/requests/keptBelow.ts';
import { answering } from '../support/windowAnswers.ts';

const at = (path: string): Uri => Uri.file(`/work space/${path}`);

describe('files and folders that move or go', () => {
  let storage: string;
  let stored: Map<string, unknown>;
  let told: string[];
  let logged: unknown[];
  let loads: number;
  let failing: boolean;

  const follow = () =>
    followFiles({
      editor: () => {
        loads += 1;
        return failing
          ? Promise.reject(new Error('torn'))
          : Promise.resolve({
              moved: (from: Uri, to: Uri) => void told.push(`${from.path} to ${to.path}`),
              deleted: (uri: Uri) => void told.push(uri.path),
            });
      },
      isLoaded: () => false,
      isKeptBelow: (place) =>
        isKeptBelow(place, { workspaceState: memento(), globalStorageUri: Uri.file(storage) }),
      log: { error: (...line: unknown[]) => void logged.push(line) },
    });
  const memento = (): Memento => ({
    keys: () => [...stored.keys()],
    get: <T>(key: string, fallback?: T) => (stored.get(key) ?? fallback) as T,
    update: (key: string, value: unknown) => Promise.resolve(void stored.set(key, value)),
  });

  beforeEach(async () => {
    storage = await mkdtemp(join(tmpdir(), 'kept-'));
    stored = new Map();
    [told, logged, loads, failing] = [[], [], 0, false];
  });

  afterEach(() => rm(storage, { recursive: true }));

  it('load no editor where nothing is kept of them', async () => {
    await new CustomerChoices(memento()).choose(at('kept/a.wf.json'), 'P', 'C');
    const { moved, deleted } = follow();
    await moved([{ oldUri: at('notes.txt'), newUri: at('more notes.txt') }]);
    await moved([{ oldUri: at('folder'), newUri: at('other') }]);
    await deleted([at('folder'), at('kep'), at('kept.json')]);
    assert.equal(loads, 0);
  });

  it('are followed where they are requests, also where they were none before', async () => {
    const { moved, deleted } = follow();
    await moved([
      { oldUri: at('a.WF.json'), newUri: at('a.txt') },
      { oldUri: at('b.txt'), newUri: at('b.wf.json') },
    ]);
    await deleted([at('c.wf.json')]);
    assert.deepEqual(told, [
      `${at('a.WF.json').path} to ${at('a.txt').path}`,
      `${at('b.txt').path} to ${at('b.wf.json').path}`,
      at('c.wf.json').path,
    ]);
  });

  it('are followed where a customer or an attachment is kept below', async () => {
    await new CustomerChoices(memento()).choose(at('chosen/deep/a.wf.json'), 'P', 'C');
    const attached = at('attached/b.wf.json').toString();
    await new AttachmentFolder(attachmentsRoot(storage), attached).write(noAttachments);
    const { moved, deleted } = follow();
    await moved([{ oldUri: at('chosen'), newUri: at('x') }]);
    await deleted([at('attached')]);
    assert.deepEqual(told, [`${at('chosen').path} to ${at('x').path}`, at('attached').path]);
  });

  it('are reported where the editor does not load, and a person is told of what moved', async () => {
    failing = true;
    using warning = answering('showWarningMessage', () => undefined);
    const { moved, deleted } = follow();
    await moved([{ oldUri: at('a.wf.json'), newUri: at('b.wf.json') }]);
    await deleted([at('c.wf.json')]);
    assert.equal(logged.length, 2);
    assert.equal(warning.asked.length, 1);
    assert.match(String(warning.asked[0]?.[0]), /“a\.wf\.json”.*could not be taken along/);
  });
});
