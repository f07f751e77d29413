import { l10n, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import { families, takesCredentials } from '../../core/catalogue/endpoint.ts';
import { endpoints } from '../../core/catalogue/index.ts';
import { familyTitle } from '../views/apiItem.ts';

/**
 * Lets the user choose an endpoint of the catalogue; `undefined` where they choose none.
 *
 * @param which `files`: only those whose requests are files.
 */
export async function pickEndpoint(title: string, which: 'all' | 'files'): Promise<string | undefined> {
  const offered = endpoints.filter((endpoint) => which === 'all' || !takesCredentials(endpoint));
  const items = families.flatMap((family): readonly EndpointItem[] => {
    const members = offered.filter((endpoint) => endpoint.family === family);
    return members.length === 0
      ? []
      : [
          { label: familyTitle(family), kind: QuickPickItemKind.Separator },
          ...members.map(({ name, title: label, purpose }) => ({
            label: l10n.t(label),
            description: name,
            detail: l10n.t(purpose),
            name,
          })),
        ];
  });
  const picked = await window.showQuickPick(items, {
    title,
    placeHolder: l10n.t('Which endpoint?'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return picked?.name;
}

interface EndpointItem extends QuickPickItem {
  readonly name?: string;
}
