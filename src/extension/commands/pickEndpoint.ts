import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { Family } from '../../core/catalogue/endpoint.ts';
import { endpoints } from '../../core/catalogue/index.ts';

/** Lets the user choose an endpoint of the catalogue; `undefined` where they choose none. */
export async function pickEndpoint(title: string): Promise<string | undefined> {
  const items = (['accounts', 'credit'] satisfies Family[]).flatMap((family): readonly EndpointItem[] => [
    {
      label: family === 'accounts' ? l10n.t('Accounts') : l10n.t('Credit'),
      kind: QuickPickItemKind.Separator,
    },
    ...endpoints
      .filter((endpoint) => endpoint.family === family)
      .map(({ name, title: label, purpose }) => ({
        label: l10n.t(label),
        description: name,
        detail: l10n.t(purpose),
        name,
      })),
  ]);
  const picked = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('Which endpoint?'),
    matchOnDescription: true,
  });
  return picked?.name;
}

interface EndpointItem extends QuickPickItem {
  readonly name?: string;
}
