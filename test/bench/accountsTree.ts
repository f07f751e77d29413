import { customerNodes, holderChildren, sectionChildren } from '../../src/core/accounts/children.ts';
import { faceOf } from '../../src/core/accounts/nodeFace.ts';
import type { AccountsNode } from '../../src/core/accounts/nodes.ts';
import { AskedModel, figures, profileWith, words } from '../support/accountsTree.ts';
import { median, type Row } from './row.ts';

const rounds = 31;
const many = 10_000;

/** The Accounts view with very many customers and accounts, up to the rows that VS Code is given. */
export async function accountsTree(): Promise<readonly Row[]> {
  const profile = profileWith({
    customers: Array.from({ length: many }, (_, index) => ({ id: `C${index}`, label: `Customer ${index}` })),
  });
  const amount = (value: number) => ({ currency: 'USD', value });
  const accountBalances = Array.from({ length: many }, (_, index) => ({
    accountNo: `A${index}`,
    currency: 'USD',
    availableBalance: amount(index),
    frozenBalance: amount(0),
    totalBalance: amount(index),
  }));
  const { model } = new AskedModel(profile, {
    ask: (question, holder) =>
      Promise.resolve(
        question.kind === 'balance' && holder === undefined
          ? figures(question, { body: { accountBalances } })
          : figures(question),
      ),
  });
  await model.load(undefined);
  await model.load('C500');

  const draw = (nodes: readonly AccountsNode[]) => {
    for (const node of nodes) faceOf(node, () => model.slots(node.customerId), words);
  };
  const childrenOf = (holder: string | undefined) =>
    holderChildren(profile.id, holder, model.slots(holder), model.commonProblem(holder));
  const ownSection = childrenOf(undefined)[0];
  const customer = customerNodes(profile)[500];
  if (ownSection?.kind !== 'section' || !customer) throw new Error('The tree has another shape.');

  return [
    row(`${many} customers in the tree: first children`, 50, () => draw(customerNodes(profile))),
    row(`${many} accounts in the tree: first children`, 50, () =>
      draw(sectionChildren(ownSection, model.slots(undefined))),
    ),
    row(`refresh of one customer among ${many}`, 5, () => draw([customer, ...childrenOf('C500')])),
  ];
}

function row(figure: string, budget: number, work: () => void): Row {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return {
    figure,
    measured: `${median(times).toFixed(2)} ms`,
    comparedWith: '',
    ratio: '',
    budget: `≤ ${budget} ms`,
    used: median(times) / budget,
  };
}
