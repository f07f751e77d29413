import { l10n } from 'vscode';
import { translate } from '../translate.ts';
import type { EditFault } from './editFault.ts';

/** Why an edit is not in the document, for the field that it came from. */
export function editSentence(fault: EditFault): string {
  switch (fault.kind) {
    case 'singleValue':
      return fault.place === ''
        ? l10n.t('The body holds a single value. Change it in the JSON first.')
        : l10n.t('{0} holds a single value. Change it in the JSON first.', fault.place);
    case 'noSuchElement':
      return l10n.t('{0} has no element {1}.', fault.place, fault.element);
    case 'notJson':
      return fault.where === 'value'
        ? l10n.t('This is not JSON: {0}.', translate(fault.problem.message))
        : l10n.t(
            'The JSON has to be mended first. Line {0}, column {1}: {2}.',
            fault.problem.line,
            fault.problem.column,
            translate(fault.problem.message),
          );
    case 'textChanged':
      return l10n.t('The text changed elsewhere at the same moment. Enter it again.');
    case 'rowChanged':
      return l10n.t('Row {0} changed elsewhere in the meantime. Look at it and enter this again.', fault.row);
    case 'notApplied':
      return l10n.t('VS Code did not take the change. The file may be read-only.');
  }
}
