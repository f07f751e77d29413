/** The files that were dropped from the editor's own Explorer, as URIs; none where they come from outside. */
export function droppedUris(data: Pick<DataTransfer, 'getData'>): readonly string[] {
  const list = data.getData('application/vnd.code.uri-list') || data.getData('text/uri-list');
  return list
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
