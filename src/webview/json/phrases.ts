import { t } from '../translate.ts';

/** The words of CodeMirror's own panels, by their English text. */
export function phrases(): Readonly<Record<string, string>> {
  return {
    Find: t('Find'),
    next: t('next'),
    previous: t('previous'),
    'match case': t('match case'),
    regexp: t('regular expression'),
    close: t('close'),
    'current match': t('current match'),
    'on line': t('on line'),
    'Fold line': t('Fold'),
    'Unfold line': t('Unfold'),
    'folded code': t('folded'),
    unfold: t('Unfold'),
    'Folded lines': t('Folded'),
    'Unfolded lines': t('Unfolded'),
    'Control character': t('Control character'),
    Completions: t('Suggestions'),
  };
}
