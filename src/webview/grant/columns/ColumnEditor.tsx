import {
  amountForms,
  columnTypes,
  type AmountForm,
  type ColumnType,
} from '../../../core/invoices/columns.ts';
import { dictionaryCurrencies } from '../../../core/catalogue/fragments.ts';
import { IconButton } from '../../controls/Buttons.tsx';
import { Combobox } from '../../controls/Combobox.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { Select } from '../../controls/Select.tsx';
import { t } from '../../translate.ts';
import type { ColumnDraft, DraftProblem } from './columnDraft.ts';

interface ColumnEditorProps {
  readonly draft: ColumnDraft;
  readonly number: number;
  readonly problem: DraftProblem | undefined;
  readonly onChange: (draft: ColumnDraft) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** Everything about one column. */
export function ColumnEditor({ draft, number, problem, onChange, onMove, onRemove }: ColumnEditorProps) {
  const id = `column-${draft.key}`;
  const name = draft.title.trim() === '' ? t('Column {0}', number) : draft.title;
  const problemId = `${id}-problem`;
  const invalid = (part: DraftProblem['part']) => ({
    'aria-invalid': problem?.part === part,
    'aria-describedby': problem?.part === part ? problemId : undefined,
  });
  return (
    <fieldset class="column" id={id}>
      <legend class="visually-hidden">{name}</legend>
      <div class="column-fields">
        <div class="dialog-field">
          <label for={`${id}-title`}>{t('Title')}</label>
          <input
            type="text"
            class="input"
            id={`${id}-title`}
            value={draft.title}
            autoComplete="off"
            {...invalid('title')}
            onInput={(event) => onChange({ ...draft, title: event.currentTarget.value })}
          />
        </div>
        <div class="dialog-field">
          <label for={`${id}-path`}>{t('Path in the entry')}</label>
          <input
            type="text"
            class="input code"
            id={`${id}-path`}
            value={draft.path}
            placeholder="/invoiceNo"
            autoComplete="off"
            spellcheck={false}
            {...invalid('path')}
            onInput={(event) => onChange({ ...draft, path: event.currentTarget.value })}
          />
        </div>
        <div class="dialog-field">
          <label for={`${id}-type`}>{t('Type')}</label>
          <Select
            id={`${id}-type`}
            value={draft.type}
            options={columnTypes.map((type) => ({ value: type, text: typeName(type) }))}
            onChange={(value) => {
              const type = columnTypes.find((each) => each === value) ?? 'text';
              onChange({ ...draft, type });
            }}
          />
        </div>
        <label class="check column-unique">
          <input
            type="checkbox"
            checked={draft.unique}
            onChange={(event) => onChange({ ...draft, unique: event.currentTarget.checked })}
          />
          <span>{t('No value twice')}</span>
        </label>
        {draft.type === 'amount' ? <AmountFields draft={draft} id={id} onChange={onChange} /> : null}
      </div>
      <div class="column-buttons">
        <IconButton icon="up" label={t('Move {0} left', name)} onClick={() => onMove(-1)} />
        <IconButton icon="down" label={t('Move {0} right', name)} onClick={() => onMove(1)} />
        <IconButton icon="remove" label={t('Remove {0}', name)} onClick={onRemove} />
      </div>
      {problem === undefined ? null : (
        <p class="field-problem error" id={problemId}>
          <Icon name="error" />
          <span>{problem.text}</span>
        </p>
      )}
    </fieldset>
  );
}

type AmountFieldsProps = Pick<ColumnEditorProps, 'draft' | 'onChange'> & { readonly id: string };

function AmountFields({ draft, id, onChange }: AmountFieldsProps) {
  const enter = (currency: string): void => onChange({ ...draft, currency: currency.toUpperCase() });
  return (
    <div class="column-amount">
      <div class="dialog-field">
        <label for={`${id}-form`}>{t('Written as')}</label>
        <Select
          id={`${id}-form`}
          value={draft.form}
          options={amountForms.map((form) => ({ value: form, text: formName(form) }))}
          onChange={(value) => {
            const form = amountForms.find((each) => each === value) ?? 'amountObject';
            onChange({ ...draft, form });
          }}
        />
      </div>
      <div class="dialog-field currency">
        <label for={`${id}-currency`}>{t('Currency')}</label>
        <Combobox
          id={`${id}-currency`}
          name={t('Currency')}
          aria={{}}
          value={draft.currency}
          suggestions={dictionaryCurrencies.map((value) => ({ value, meaning: '' }))}
          onInput={enter}
          onPick={enter}
        />
      </div>
      <code class="muted">{formSamples[draft.form]}</code>
    </div>
  );
}

function typeName(type: ColumnType): string {
  switch (type) {
    case 'text':
      return t('text');
    case 'wholeNumber':
      return t('whole number');
    case 'amount':
      return t('amount');
    case 'date':
      return t('date, YYYYMMDD');
    case 'boolean':
      return t('true or false');
    case 'json':
      return t('raw JSON');
  }
}

function formName(form: AmountForm): string {
  switch (form) {
    case 'amountObject':
      return t('object');
    case 'minorUnits':
      return t('minor units');
    case 'decimalText':
      return t('decimal text');
  }
}

const formSamples: Readonly<Record<AmountForm, string>> = {
  amountObject: '{"currency": "USD", "value": 123450}',
  minorUnits: '123450',
  decimalText: '"1234.50"',
};
