import assert from 'node:assert/strict';
import type { AccountsNode } from '../../src/core/accounts/nodes.ts';
import { createSendGate } from '../../src/extension/sendGate.ts';
import type { CallResult } from '../../src/extension/seams.ts';
import { AccountsTree } from '../../src/extension/views/accountsTree.ts';
import type { Workbench } from '../../src/extension/workbench.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { DrawnTree } from '../support/drawnTree.ts';
import { eventually } from '../support/eventually.ts';

describe('figures that arrive while VS Code still reads the rows around them', () => {
  let workbench: Workbench;
  let gate: ReturnType<typeof createSendGate>;
  let tree: AccountsTree;
  let drawn: DrawnTree<AccountsNode>;
  let held: Promise<void>;
  let letAnswer: () => void;
  let answers: Promise<CallResult>[];

  /** Holds every answer back until `answered` is called. */
  const holdAnswers = (): void => {
    held = new Promise<void>((resolve) => (letAnswer = resolve));
    answers = [];
  };
  const answered = async (): Promise<void> => {
    letAnswer();
    await Promise.all(answers);
    // What follows an answer runs in microtasks.
    await new Promise((resolve) => setImmediate(resolve));
  };
  const settled = (): Promise<true> =>
    eventually('rows without anything that is being read', () =>
      drawn.texts().some((text) => /reading/i.test(text)) ? undefined : true,
    );

  before(async () => {
    workbench = await activeWorkbench();
    gate = createSendGate({ ...workbench, confirm: () => Promise.resolve(false) });
  });

  after(() => gate.dispose());

  beforeEach(() => {
    holdAnswers();
    tree = new AccountsTree({
      ...workbench,
      gate: {
        ...gate,
        send: (intent: Parameters<Workbench['gate']['send']>[0]) => {
          const answer = held.then(() => gate.send(intent));
          answers.push(answer);
          return answer;
        },
      },
    });
    drawn = new DrawnTree(tree);
  });

  afterEach(() => tree.dispose());

  const rowOf = (kind: AccountsNode['kind']): AccountsNode => {
    const row = drawn.rows().find((each) => each.kind === kind);
    assert.ok(row);
    return row;
  };

  it('are shown below a customer that is opened for the first time', async () => {
    await drawn.read(undefined);
    await answered();
    await settled();
    holdAnswers();
    await drawn.read(rowOf('customer'), async (depth) => {
      if (depth === 2) await answered();
    });
    await settled();
    assert.ok(drawn.texts().some((text) => text.startsWith('2020010000021840')));
  });

  it('are shown below a profile that is opened again while it is read', async () => {
    await drawn.read(undefined);
    const profile = rowOf('profile');
    drawn.close(profile);
    await drawn.read(profile, async (depth) => {
      if (depth === 2) await answered();
    });
    await settled();
    assert.ok(drawn.texts().some((text) => text.startsWith('1020010000010840')));
  });
});
