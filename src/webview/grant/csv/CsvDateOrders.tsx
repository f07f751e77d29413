import { dateInOrder, type DateOrder } from '../../../core/invoices/dateOrder.ts';
import type { CsvPreview } from '../../../protocol/grantForm.ts';
import { Select } from '../../controls/Select.tsx';
import { t } from '../../translate.ts';

interface CsvDateOrdersProps {
  readonly preview: CsvPreview;
  readonly onDates: (dates: readonly (DateOrder | null)[]) => void;
}

/** Has the user say what dates like 02.10.2026 mean, for each column that has some. */
export function CsvDateOrders({ preview, onDates }: CsvDateOrdersProps) {
  const { header, dates } = preview;
  const orders = dates.map((each) => each?.order ?? null);
  return (
    <>
      {dates.map((each, field) =>
        each === null ? null : (
          <div class="dialog-field" key={field}>
            <label for={`csv-dates-${field}`}>{t('Dates of “{0}”', header[field] ?? '')}</label>
            <Select
              id={`csv-dates-${field}`}
              value={each.order ?? ''}
              options={[
                ...(each.order === null ? [{ value: '', text: t('(choose what stands first)') }] : []),
                { value: 'dayFirst', text: t('day first: {0}', meaning(each.sample, 'dayFirst')) },
                { value: 'monthFirst', text: t('month first: {0}', meaning(each.sample, 'monthFirst')) },
              ]}
              onChange={(value) =>
                onDates(
                  orders.map((order, index) =>
                    index === field ? (orderNames.find((name) => name === value) ?? null) : order,
                  ),
                )
              }
            />
          </div>
        ),
      )}
    </>
  );
}

const orderNames: readonly DateOrder[] = ['dayFirst', 'monthFirst'];

function meaning(sample: string, order: DateOrder): string {
  const read = dateInOrder(sample, order);
  const day = read.ok ? read.date8.replace(/(....)(..)(..)/, '$1-$2-$3') : t('no day of the calendar');
  return `${sample} → ${day}`;
}
