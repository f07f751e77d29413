import type { BeforeApplication } from '../grantForm/beforeApplication.ts';
import type { EditorParts } from './editorParts.ts';
import { fileNameOf } from './requestDocuments.ts';
import { isApplication } from './requestFiles.ts';
import type { ShownRequest } from './shownRequest.ts';

/** An application names a file that was uploaded before: whether it is still that file is asked for now. */
export async function beforeSending(
  shown: ShownRequest,
  text: string,
  { grantForms }: Pick<EditorParts, 'grantForms'>,
): Promise<BeforeApplication | undefined> {
  if (!isApplication(fileNameOf(shown.uri))) {
    return undefined;
  }
  const [forms, { beforeApplication }] = await Promise.all([
    grantForms(),
    import('../grantForm/beforeApplication.ts'),
  ]);
  return beforeApplication(forms.of(shown.uri), text, shown);
}
