import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { faceOf } from '../../../src/core/accounts/nodeFace.ts';
import { simulatorProfileId, type Profile } from '../../../src/core/profiles/profile.ts';
import { nodeContext } from '../../../src/extension/contributions.ts';
import { figures, profileWith, readModel, treeNodes, words } from '../../support/accountsTree.ts';

interface Manifest {
  readonly contributes: {
    readonly menus: {
      readonly 'view/item/context': readonly {
        readonly command?: string;
        readonly submenu?: string;
        readonly when: string;
      }[];
    };
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** What the manifest's menus offer on the nodes of a tree, by kind of node. */
async function offeredIn(profile: Profile): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const model = await readModel(profile, (question) => figures(question));
  const offered = new Map<string, Set<string>>();
  for (const node of treeNodes(profile, model)) {
    const face = faceOf(node, () => model.slots(node.customerId), words);
    const context = nodeContext(...face.traits);
    const menu = offered.get(node.kind) ?? new Set();
    offered.set(node.kind, menu);
    for (const { command, submenu, when } of manifest.contributes.menus['view/item/context']) {
      const asked = /^view == worldfirst\.accounts && viewItem =~ \/(.*)\/$/.exec(when)?.[1];
      if (asked !== undefined && new RegExp(asked).test(context)) menu.add(command ?? submenu ?? '');
    }
  }
  return offered;
}

/** What only a profile of the user's own has or can be changed in. */
const ownOnly = [
  ['profile', 'worldfirst.editProfile'],
  ['profile', 'worldfirst.addCustomers'],
  ['profile', 'worldfirst.removeProfile'],
  ['profile', 'worldfirst.keys'],
  ['customer', 'worldfirst.setAccessToken'],
  ['customer', 'worldfirst.removeAccessToken'],
  ['customer', 'worldfirst.renameCustomer'],
  ['customer', 'worldfirst.removeCustomer'],
  ['section', 'worldfirst.addPrefundingCurrency'],
] as const;

describe('the menus of the accounts tree', () => {
  const customers = [{ id: '2188400000000001' }];

  it('offer what changes a profile on nodes of the user’s own', async () => {
    const offered = await offeredIn(profileWith({ customers }));
    for (const [kind, command] of ownOnly) assert(offered.get(kind)?.has(command), `${kind}: ${command}`);
  });

  it('offer on nodes of the simulator only what can be done there', async () => {
    const offered = await offeredIn(profileWith({ id: simulatorProfileId, kind: 'simulator', customers }));
    for (const [kind, command] of ownOnly) assert(!offered.get(kind)?.has(command), `${kind}: ${command}`);
    assert(offered.get('profile')?.has('worldfirst.resetSimulator'));
    assert(offered.get('customer')?.has('worldfirst.openRequest'));
  });
});
