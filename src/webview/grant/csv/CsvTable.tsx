import type { CsvPreview } from '../../../protocol/grantForm.ts';
import { Select } from '../../controls/Select.tsx';
import { t } from '../../translate.ts';
import { useGrant } from '../useGrant.ts';

interface CsvTableProps {
  readonly preview: CsvPreview;
  readonly onMapping: (mapping: readonly (string | null)[]) => void;
}

const shownRows = 6;

/** The first rows of a file, and above each of its columns where it goes. */
export function CsvTable({ preview, onMapping }: CsvTableProps) {
  const { columns } = useGrant().columns;
  const { header, mapping } = preview;
  const rows = preview.rows.slice(0, shownRows);
  /** A column of the table is filled by one of the file. */
  const choose = (field: number, path: string): void =>
    onMapping(
      header.map((_, index) => {
        const before = mapping[index] ?? null;
        if (index === field) {
          return path === '' ? null : path;
        }
        return before === path ? null : before;
      }),
    );
  return (
    <div class="csv-preview" tabIndex={0} role="group" aria-label={t('Preview')}>
      <table>
        <caption class="visually-hidden">{t('Preview')}</caption>
        <thead>
          <tr>
            {header.map((name, index) => (
              <th key={index} scope="col">
                {name === '' ? t('(no name)') : name}
              </th>
            ))}
          </tr>
          <tr>
            {header.map((name, index) => (
              <td key={index} class="csv-target">
                <Select
                  id={`csv-target-${index}`}
                  aria={{ 'aria-label': t('Where “{0}” goes', name) }}
                  value={mapping[index] ?? ''}
                  options={[
                    { value: '', text: t('(leave out)') },
                    ...columns.map(({ path, title }) => ({ value: path, text: title })),
                  ]}
                  onChange={(path) => choose(index, path)}
                />
              </td>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {header.map((_, index) => (
                <td key={index} class={mapping[index] === undefined ? 'left-out' : undefined}>
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {preview.rowCount > rows.length ? (
        <p class="muted">{t('The first {0} of {1}.', rows.length, preview.rowCount)}</p>
      ) : null}
    </div>
  );
}
