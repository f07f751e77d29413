import { l10n, type Uri } from 'vscode';
import type { Obstacle } from '../seams.ts';
import { translate } from '../translate.ts';
import type { CheckedBody, EncodingFault } from './bodyBytes.ts';

/** Why the bytes of a file are not sent, with the command that mends them or shows them. */
export function bodyObstacle(body: Extract<CheckedBody, { ok: false }>, uri: Uri): Obstacle {
  const openAsText = { title: l10n.t('Open as Text'), command: 'worldfirst.reopenAsText', args: [uri] };
  if ('syntax' in body) {
    const { line, column, message } = body.syntax;
    return {
      sentence: l10n.t(
        'The file is not strict JSON. Line {0}, column {1}: {2}.',
        line,
        column,
        translate(message),
      ),
      fix: openAsText,
    };
  }
  if ('credential' in body) {
    return { sentence: translate(body.credential), fix: openAsText };
  }
  const fix = isFixable(body.encoding)
    ? { title: l10n.t('Convert to UTF-8'), command: 'worldfirst.fixEncoding', args: [uri] }
    : openAsText;
  return { sentence: encodingSentence(body.encoding), fix };
}

export function encodingSentence(fault: EncodingFault): string {
  switch (fault) {
    case 'utf8WithBom':
      return l10n.t('The file begins with a byte order mark, which would be signed and sent with the body.');
    case 'utf16':
      return l10n.t('The file is in UTF-16; the gateway takes UTF-8.');
    case 'notUtf8':
      return l10n.t('The file is not UTF-8. Open it as text with its own encoding and save it with UTF-8.');
  }
}

export function isFixable(fault: EncodingFault): boolean {
  return fault !== 'notUtf8';
}
