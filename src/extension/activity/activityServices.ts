import type { RequestEditor } from '../requests/editorParts.ts';
import type { Workbench } from '../workbench.ts';

/** What the commands on calls work with. */
export interface ActivityServices extends Workbench {
  readonly requests: RequestEditor;
}
