import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { AccountsNode } from '../../src/core/accounts/nodes.ts';
import type { Profile } from '../../src/core/profiles/profile.ts';
import type { Workbench } from '../../src/extension/workbench.ts';
import { createSendGate } from '../../src/extension/sendGate.ts';
import { AccountsTree } from '../../src/extension/views/accountsTree.ts';
import { generateKeyPair, importPrivateKey, importPublicKey } from '../../src/gateway/keyImport.ts';
import { activeWorkbench } from '../support/activeWorkbench.ts';
import { profileOf } from '../support/profileOf.ts';
import { settledRows, type TreeRow } from '../support/treeRows.ts';

/** Digits as amounts have them; times have colons and ids no separators. */
const amount = /\d{1,3}(,\d{3})+|\d+\.\d{2}\b/;

describe('the Accounts view', () => {
  let workbench: Workbench;
  let gate: ReturnType<typeof createSendGate>;
  let trees: AccountsTree[];

  const showTree = (services: Partial<Workbench> = {}): AccountsTree => {
    const tree = new AccountsTree({ ...workbench, gate, ...services });
    trees.push(tree);
    return tree;
  };

  /** A profile of the user's own that leads to the simulator, with keys as given. */
  const ownProfile = async (keys: {
    partner: 'demo' | 'other' | 'none';
    gateway: 'right' | 'other' | 'none';
  }) => {
    const running = await workbench.simulator.connection();
    const demoKey = await workbench.simulator.demoPrivateKey();
    assert(running.ok && demoKey.ok);
    const profile = profileOf({
      id: 'tree-test',
      baseUrl: running.value.url,
      clientId: running.value.clientId,
      prefundingCurrencies: ['USD'],
    });
    const other = await generateKeyPair();
    if (keys.partner !== 'none') {
      const demo = importPrivateKey(demoKey.value);
      assert(demo.ok);
      await workbench.credentials.storePrivateKey(profile, keys.partner === 'demo' ? demo.key : other);
    }
    if (keys.gateway !== 'none') {
      const right = importPublicKey(running.value.gatewayPublicKey);
      assert(right.ok);
      await workbench.credentials.storeGatewayKey(
        profile,
        keys.gateway === 'right' ? right.key : other.publicKey,
      );
    }
    await workbench.profiles.save(profile);
    await workbench.profiles.setActive(profile.id);
    return profile;
  };

  before(async () => {
    workbench = await activeWorkbench();
    // Made here, so that its answers are of the same classes as the tree that reads them.
    gate = createSendGate({ ...workbench, confirm: () => Promise.resolve(false) });
  });

  after(() => gate.dispose());

  beforeEach(() => {
    trees = [];
  });

  afterEach(async () => {
    for (const tree of trees) tree.dispose();
    await workbench.profiles.setActive('simulator');
    await workbench.profiles.remove('tree-test');
    await workbench.credentials.forget('tree-test');
    await workbench.simulator.command({ command: 'scenario', scenarios: [] });
  });

  const texts = (rows: readonly TreeRow<AccountsNode>[]) => rows.map(({ text }) => text);

  it('shows the balances, prefunding and credit of the simulator, read and verified', async () => {
    const rows = await settledRows(showTree());
    const all = texts(rows);
    assert.equal(all[0], 'Simulator');
    for (const row of ['CNH | 3,298,993.11', 'USD | 2,896,339.70', 'EUR | 482,106.55', 'JPY | 91,204,380']) {
      assert(all.includes(row), `${row} in ${all.join('\n')}`);
    }
    assert(all.includes('USD | 1,000,000.00'), 'prefunding');
    for (const row of [
      'Cap | 5,000,000.00',
      'Used (unpaid) | 854,000.00',
      'Approvable: at most | 2,946,000.00',
    ]) {
      assert(all.includes(row), `${row} in ${all.join('\n')}`);
    }
    assert(rows.some(({ text }) => /^Credit \| USD · .* · verified$/.test(text)));
    assert(
      rows.some(({ text }) => /^Credit \| overdue · /.test(text)),
      'a customer of the demo data is overdue',
    );
    assert.equal(new Set(rows.map(({ item }) => item.id)).size, rows.length);
  });

  it('shows a refusal in place of figures when the key is not the one of the client', async () => {
    const profile = await ownProfile({ partner: 'other', gateway: 'right' });
    const rows = await settledRows(showTree());
    assert(rows.some(({ text }) => text.includes('INVALID_SIGNATURE')));
    const action = rows.find(({ node }) => node.kind === 'action');
    assert.equal(action?.item.command?.command, 'worldfirst.importPrivateKey');
    assert.equal((action.item.command.arguments?.[0] as { profileId: string }).profileId, profile.id);
    assertNoFigure(rows);
  });

  it('says which key is missing, once, and offers to import it', async () => {
    await ownProfile({ partner: 'none', gateway: 'right' });
    const rows = await settledRows(showTree());
    assert.deepEqual(
      rows.map(({ node }) => node.kind),
      ['profile', 'failure', 'action'],
    );
    assert.equal(rows[2]?.item.command?.command, 'worldfirst.importPrivateKey');
  });

  it('shows no figure of an answer whose signature is wrong', async () => {
    await ownProfile({ partner: 'demo', gateway: 'other' });
    const rows = await settledRows(showTree());
    assert(rows.some(({ text }) => text.includes('signature of the answer is wrong')));
    assert.equal(rows.at(-1)?.item.command?.command, 'worldfirst.setGatewayPublicKey');
    assertNoFigure(rows);
  });

  it('shows figures as not verified where no gateway key is set', async () => {
    await ownProfile({ partner: 'demo', gateway: 'none' });
    const rows = await settledRows(showTree());
    const figures = texts(rows).filter((text) => amount.test(text));
    assert(figures.length > 5);
    assert(
      figures.every((text) => text.endsWith('not verified')),
      figures.join('\n'),
    );
  });

  it('starts over when another profile is chosen, and when a key arrives', async () => {
    const tree = showTree();
    await settledRows(tree);
    const profile = await ownProfile({ partner: 'none', gateway: 'none' });
    const withoutKey = await settledRows(tree);
    assert.equal(withoutKey[0]?.text.startsWith(profile.name), true);
    assertNoFigure(withoutKey);
    await ownProfile({ partner: 'demo', gateway: 'right' });
    const withKey = await settledRows(tree);
    assert(texts(withKey).includes('CNH | 3,298,993.11'));
  });

  it('keeps figures and calls them stale when the gateway throttles, and asks no more', async () => {
    const tree = showTree();
    const before = await settledRows(tree);
    const [profileNode] = before;
    assert(profileNode);
    await workbench.simulator.command({
      command: 'scenario',
      scenarios: ['inquiryBalance=REQUEST_TRAFFIC_EXCEED_LIMIT'],
    });
    await tree.refresh(profileNode.node);
    const rows = await settledRows(tree);
    assert(rows.some(({ text }) => text.includes('REQUEST_TRAFFIC_EXCEED_LIMIT')));
    assert(
      rows.some(({ text }) => /^CNH \| 3,298,993\.11 · stale, read /.test(text)),
      texts(rows).join('\n'),
    );
    assert(rows.some(({ text }) => text.startsWith('Not asked, because the gateway asked for fewer calls')));
  });

  it('reads one section again without touching the others', async () => {
    let calls = 0;
    const counting = {
      ...gate,
      send: (intent: Parameters<Workbench['gate']['send']>[0]) => {
        calls += 1;
        return gate.send(intent);
      },
    };
    const tree = showTree({ gate: counting });
    const rows = await settledRows(tree);
    calls = 0;
    const credit = rows.find(({ node }) => node.kind === 'section' && node.section === 'credit');
    assert(credit);
    const changed: (AccountsNode | undefined)[] = [];
    const listening = tree.onDidChange((node) => changed.push(node));
    await tree.refresh(credit.node);
    listening.dispose();
    assert.equal(calls, 1);
    assert(changed.length > 0 && changed.every((node) => node === credit.node));
  });

  it('keeps what it knows when a prefunding currency is added', async () => {
    const profile = await ownProfile({ partner: 'demo', gateway: 'right' });
    const asked: string[] = [];
    const tree = showTree({
      gate: {
        ...gate,
        send: (intent: Parameters<Workbench['gate']['send']>[0]) => {
          asked.push(intent.endpoint.name);
          return gate.send(intent);
        },
      },
    });
    await settledRows(tree);
    asked.splice(0);
    await workbench.profiles.save({ ...profile, prefundingCurrencies: ['USD', 'EUR'] } satisfies Profile);
    const rows = await settledRows(tree);
    assert(texts(rows).includes('EUR | 375,000.50'));
    assert.deepEqual(asked, ['inquiryPrefundingBalance']);
  });

  it('tells raw values in the tooltip and copies them', async () => {
    const tree = showTree();
    const rows = await settledRows(tree);
    const row = rows.find(({ text }) => text === 'USD | 2,896,339.70');
    assert(row);
    tree.complete(row.item, row.node);
    const { tooltip } = row.item;
    assert(typeof tooltip === 'string');
    assert.match(tooltip, /Available: USD 2,896,339\.70 \(raw 289633970\)/);
    assert.match(tooltip, /Frozen: USD 12,500\.00 \(raw 1250000\)/);
    assert.match(row.item.accessibilityInformation?.label ?? '', /available USD 2,896,339\.70.*verified/);
    await vscode.commands.executeCommand('worldfirst.copyRawValue', row.node);
    assert.equal(await vscode.env.clipboard.readText(), '289633970');
    await vscode.commands.executeCommand('worldfirst.copyAccountNumber', row.node);
    assert.equal(await vscode.env.clipboard.readText(), '1020010000010840');
  });

  function assertNoFigure(rows: readonly TreeRow<AccountsNode>[]): void {
    for (const { text, item } of rows) {
      assert.doesNotMatch(text, amount);
      assert.doesNotMatch(item.accessibilityInformation?.label ?? '', amount);
    }
  }
});
