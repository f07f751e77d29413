import { useEffect, useRef, useState } from 'preact/hooks';
import type { DateOrder } from '../../../core/invoices/dateOrder.ts';
import type { CsvPreview, CsvSeparatorName } from '../../../protocol/grantForm.ts';
import { useActions } from '../../page/actions.ts';
import { t } from '../../translate.ts';
import { Dialog } from '../Dialog.tsx';
import { useGrant } from '../useGrant.ts';
import { CsvDialog } from './CsvDialog.tsx';

interface CsvImportProps {
  /** How many rows the table has. */
  readonly count: number;
  readonly onClose: () => void;
}

type Mapping = readonly (string | null)[];
type Dates = readonly (DateOrder | null)[];

/** Has the host ask for a file and read it, and shows what it would bring in. */
export function CsvImport({ count, onClose }: CsvImportProps) {
  const actions = useActions();
  const { columns } = useGrant().columns;
  const [preview, setPreview] = useState<CsvPreview>();
  const [refusal, setRefusal] = useState<string>();
  const [reading, setReading] = useState(false);
  /** Answers to earlier questions come too late. */
  const asked = useRef(0);
  const earlierColumns = useRef(columns);

  const ask = async (
    file: number | null,
    separator: CsvSeparatorName | null,
    mapping: Mapping | null,
    dates: Dates | null = null,
  ): Promise<void> => {
    asked.current += 1;
    const question = asked.current;
    setReading(true);
    const answer = await actions.grant('previewCsv', { file, separator, mapping, dates });
    if (question !== asked.current) {
      return;
    }
    setReading(false);
    if (answer === undefined || answer === null) {
      onClose();
    } else if ('refused' in answer) {
      setRefusal(answer.refused);
    } else {
      setRefusal(undefined);
      setPreview(answer);
    }
  };
  /** What was chosen stands at once: the next choice is made before the host has answered to this one. */
  const again = (shown: CsvPreview, mapping: Mapping, dates: Dates): void => {
    setPreview({
      ...shown,
      mapping: mapping.map((path) => path ?? undefined),
      dates: shown.dates.map((each, index) => each && { ...each, order: dates[index] ?? null }),
    });
    void ask(shown.file, shown.separator, mapping, dates);
  };
  useEffect(() => {
    void ask(null, null, null);
  }, []);
  // With other columns the file means something else.
  useEffect(() => {
    if (earlierColumns.current !== columns && preview !== undefined) {
      void ask(preview.file, preview.separator, null);
    }
    earlierColumns.current = columns;
  }, [columns]);

  if (refusal !== undefined && preview === undefined) {
    return (
      <Dialog
        title={t('Import CSV')}
        onClose={onClose}
        buttons={
          <>
            <button type="button" class="button secondary" onClick={onClose}>
              {t('Close')}
            </button>
            <button type="button" class="button primary" onClick={() => void ask(null, null, null)}>
              {t('Choose Another File…')}
            </button>
          </>
        }
      >
        <p>{refusal}</p>
      </Dialog>
    );
  }
  return preview === undefined ? null : (
    <CsvDialog
      preview={preview}
      refusal={refusal}
      reading={reading}
      count={count}
      onSeparator={(separator) => void ask(preview.file, separator, null)}
      onMapping={(mapping) => again(preview, mapping, ordersOf(preview))}
      onDates={(dates) => again(preview, mappingOf(preview), dates)}
      onClose={onClose}
    />
  );
}

function ordersOf({ dates }: CsvPreview): Dates {
  return dates.map((each) => each?.order ?? null);
}

function mappingOf({ mapping }: CsvPreview): Mapping {
  return mapping.map((path) => path ?? null);
}
