import { useState } from 'preact/hooks';
import { proposedColumn } from '../../../core/invoices/proposedColumn.ts';
import type { DateOrder } from '../../../core/invoices/dateOrder.ts';
import { childPointer } from '../../../core/schema/pointer.ts';
import type { CsvPreview, CsvResult, CsvSeparatorName } from '../../../protocol/grantForm.ts';
import { SmallButton } from '../../controls/Buttons.tsx';
import { Notice } from '../../controls/Notice.tsx';
import { Select } from '../../controls/Select.tsx';
import { useActions } from '../../page/actions.ts';
import { t } from '../../translate.ts';
import { ColumnsDialog } from '../columns/ColumnsDialog.tsx';
import { Dialog } from '../Dialog.tsx';
import { CsvDateOrders } from './CsvDateOrders.tsx';
import { CsvProblems } from './CsvProblems.tsx';
import { CsvTable } from './CsvTable.tsx';

interface CsvDialogProps {
  readonly preview: CsvPreview;
  readonly refusal: string | undefined;
  /** The file is being read again: what is shown is not what would be taken in. */
  readonly reading: boolean;
  readonly count: number;
  readonly onSeparator: (separator: CsvSeparatorName) => void;
  readonly onMapping: (mapping: readonly (string | null)[]) => void;
  readonly onDates: (dates: readonly (DateOrder | null)[]) => void;
  readonly onClose: () => void;
}

/** What a file would bring in, before it does: all of its rows or, where the user says so, those that fit. */
export function CsvDialog(props: CsvDialogProps) {
  const { preview, refusal, reading, count, onSeparator, onMapping, onDates, onClose } = props;
  const actions = useActions();
  const [replace, setReplace] = useState(false);
  const [failed, setFailed] = useState<Extract<CsvResult, { ok: false }>>();
  const [making, setMaking] = useState(false);
  const [busy, setBusy] = useState(false);
  const mapping = preview.mapping.map((path) => path ?? null);
  const leftOut = preview.header.filter((name, index) => name.trim() !== '' && mapping[index] === null);
  const nothing = mapping.every((path) => path === null);
  const problems = failed?.problems ?? preview.problems;
  const more = failed?.more ?? preview.moreProblems;
  const sound = !busy && !reading && !nothing && refusal === undefined;
  const ready = sound && problems.length === 0;
  const partly = sound && failed === undefined && problems.length > 0 && preview.fitting > 0;

  const change = (action: () => void): void => {
    setFailed(undefined);
    action();
  };
  const take = async (onlyFitting: boolean): Promise<void> => {
    if (!(onlyFitting ? partly : ready)) {
      return;
    }
    setBusy(true);
    const result = await actions.grant('importCsv', {
      file: preview.file,
      reading: preview.reading,
      mapping,
      dates: preview.dates.map((each) => each?.order ?? null),
      replace,
      onlyFitting,
    });
    setBusy(false);
    if (result?.ok === true) {
      const taken = t('Rows taken in: {0}.', result.rows);
      actions.say(result.leftOut === 0 ? taken : `${taken} ${t('Left out: {0}', result.leftOut)}`);
      onClose();
    } else if (result !== undefined) {
      setFailed(result);
    }
  };

  return (
    <Dialog
      title={t('Import {0}', preview.fileName)}
      wide
      onClose={onClose}
      buttons={
        <>
          <button type="button" class="button secondary" onClick={onClose}>
            {t('Cancel')}
          </button>
          {partly ? (
            <button type="button" class="button secondary" onClick={() => void take(true)}>
              {preview.fitting === 1
                ? t('Import the One Row That Fits')
                : t('Import the {0} Rows That Fit', preview.fitting)}
            </button>
          ) : null}
          <button
            type="button"
            class="button primary"
            aria-disabled={!ready}
            onClick={() => void take(false)}
          >
            {busy ? <span class="spinner" /> : null}
            {t('Import')}
          </button>
        </>
      }
    >
      <div class="csv-choices">
        <div class="dialog-field">
          <label for="csv-separator">{t('Separator')}</label>
          <Select
            id="csv-separator"
            value={preview.separator}
            options={separators()}
            onChange={(value) =>
              change(() => onSeparator(separators().find((each) => each.value === value)?.value ?? 'comma'))
            }
          />
        </div>
        <CsvDateOrders preview={preview} onDates={(dates) => change(() => onDates(dates))} />
        {count === 0 ? null : (
          <fieldset class="csv-where">
            <legend class="visually-hidden">{t('Where the rows go')}</legend>
            <label class="check">
              <input type="radio" name="csv-where" checked={!replace} onChange={() => setReplace(false)} />
              <span>{t('After the rows that are there ({0})', count)}</span>
            </label>
            <label class="check">
              <input type="radio" name="csv-where" checked={replace} onChange={() => setReplace(true)} />
              <span>{t('In place of the rows that are there ({0})', count)}</span>
            </label>
          </fieldset>
        )}
      </div>
      {refusal === undefined ? null : <Notice tone="error">{refusal}</Notice>}
      <CsvTable preview={preview} onMapping={(next) => change(() => onMapping(next))} />
      <p class="muted">{t('Rows: {0}', preview.rowCount)}</p>
      {preview.emptyRows === 0 || nothing ? null : (
        <p class="muted">
          {t('Rows with nothing in the columns that are taken in, left out: {0}.', preview.emptyRows)}
        </p>
      )}
      {leftOut.length === 0 ? null : (
        <div class="csv-left-out">
          <span class="muted">{t('Left out: {0}', leftOut.join(', '))}</span>
          <SmallButton icon="add" onClick={() => setMaking(true)}>
            {t('Make Columns of Them…')}
          </SmallButton>
        </div>
      )}
      {nothing ? <Notice tone="info">{t('Choose a column for at least one of the file.')}</Notice> : null}
      <CsvProblems problems={problems} more={more} />
      {making ? (
        <ColumnsDialog
          first={childPointer('', leftOut[0]?.trim() ?? '')}
          proposed={leftOut.map((name) => proposedColumn(name, valuesOf(preview, name)))}
          onClose={() => setMaking(false)}
        />
      ) : null}
    </Dialog>
  );
}

/** The first values of a column of the file. */
function valuesOf({ header, rows }: CsvPreview, name: string): readonly string[] {
  const place = header.indexOf(name);
  return rows.map((cells) => cells[place] ?? '');
}

function separators(): readonly { readonly value: CsvSeparatorName; readonly text: string }[] {
  return [
    { value: 'comma', text: t('comma') },
    { value: 'semicolon', text: t('semicolon') },
    { value: 'tab', text: t('tab') },
  ];
}
