import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { BodyProblem } from '../../core/calls/ports.ts';
import type { FactStatus } from '../../core/schema/dialect.ts';
import type { FieldModel } from '../../core/schema/form.ts';
import { IconButton } from '../controls/Buttons.tsx';
import { Icon } from '../controls/Icon.tsx';
import type { InputAria } from '../controls/inputAria.ts';
import { useDraft } from '../edits/editing.ts';
import { t } from '../translate.ts';
import { useForm } from './formContext.ts';

interface FieldFrameProps {
  readonly field: FieldModel;
  /** True where the member is in the body. */
  readonly present: boolean;
  readonly onRemove: () => void;
  /** Why what was entered is not in the body. Nothing is sent while there is such a reason. */
  readonly error?: string | undefined;
  /** Problems of members inside, where they have no field of their own. */
  readonly inside?: readonly BodyProblem[];
  /** Which part of the value a problem is about, in the words of the value. */
  readonly subject?: (pointer: string) => string | undefined;
  readonly hint?: ComponentChildren;
  readonly counter?: ComponentChildren;
  /** A control of several inputs is a named group; a single one has a label. */
  readonly grouped?: boolean;
  readonly children: (ids: FieldIds) => ComponentChildren;
}

export interface FieldIds {
  readonly input: string;
  readonly aria: InputAria;
}

/** What is the same around every control: its name, its meaning, its standing, its problems, its removal. */
export function FieldFrame(props: FieldFrameProps) {
  const { field, present, error, hint, counter, grouped = false } = props;
  const { problems, disabled, leave } = useForm();
  const own = [...problems.at(field.pointer), ...(props.inside ?? [])];
  const input = inputId(field.pointer);
  const labelId = `${input}-label`;
  const describedBy = [
    `${input}-description`,
    ...(hint === undefined ? [] : [`${input}-hint`]),
    ...(error === undefined && own.length === 0 ? [] : [`${input}-problems`]),
  ].join(' ');
  const invalid = error !== undefined || own.some(({ severity }) => severity === 'error');
  const aria: InputAria = {
    'aria-describedby': describedBy,
    'aria-invalid': invalid,
    'aria-required': field.required,
  };
  useDraft(
    error === undefined
      ? undefined
      : {
          label: field.label,
          commit: () => false,
          focus: () => document.getElementById(input)?.focus(),
        },
  );
  const [notesShown, setNotesShown] = useState(false);
  const removal =
    present && !disabled ? (
      <IconButton icon="close" label={t('Remove {0} from the body', field.name)} onClick={props.onRemove} />
    ) : null;
  const Label = grouped ? 'span' : 'label';
  return (
    <div
      class={`field${present ? ' present' : ''}${invalid ? ' invalid' : ''}`}
      data-pointer={field.pointer}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) {
          leave(field.pointer);
        }
      }}
      {...(grouped && { role: 'group', 'aria-labelledby': labelId, 'aria-describedby': describedBy })}
    >
      <div class="field-head">
        <Label class="field-label" id={labelId} {...(!grouped && { for: input })}>
          {field.label}
        </Label>
        {field.label === field.name ? null : <code class="field-name">{field.name}</code>}
        {field.required ? (
          <span class="mark required">{present ? t('required') : t('required, not set')}</span>
        ) : null}
        <StatusMark status={field.status} />
        <span class="field-end">
          {counter}
          {grouped ? removal : null}
        </span>
      </div>
      <div class="field-description">
        <span id={`${input}-description`}>{field.description}</span>{' '}
        {field.notes.length === 0 ? null : (
          <button
            type="button"
            class="notes-button"
            aria-expanded={notesShown}
            aria-controls={`${input}-notes`}
            onClick={() => setNotesShown(!notesShown)}
          >
            <Icon name={notesShown ? 'chevronDown' : 'chevronRight'} />
            {t('Notes ({0})', field.notes.length)}
          </button>
        )}
        <ul class="field-notes" id={`${input}-notes`} hidden={!notesShown}>
          {field.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </div>
      <div class="field-row">
        <div class="field-control">{props.children({ input, aria })}</div>
        {grouped ? null : <div class="field-remove">{removal}</div>}
      </div>
      {hint === undefined ? null : (
        <div class="field-hint" id={`${input}-hint`}>
          {hint}
        </div>
      )}
      {error === undefined && own.length === 0 ? null : (
        <ul class="field-problems" id={`${input}-problems`}>
          {error === undefined ? null : <Problem tone="error" sentence={error} />}
          {own.map(({ pointer, sentence, severity }) => (
            <Problem
              key={`${pointer} ${sentence}`}
              tone={severity}
              sentence={sentence}
              subject={props.subject?.(pointer)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface ProblemProps {
  readonly tone: 'error' | 'warning';
  readonly sentence: string;
  readonly subject?: string | undefined;
}

function Problem({ tone, sentence, subject }: ProblemProps) {
  return (
    <li class={`field-problem ${tone}`}>
      <Icon name={tone} />
      <span>
        {subject === undefined ? null : (
          <>
            <code>{subject}</code>{' '}
          </>
        )}
        {sentence}
      </span>
    </li>
  );
}

function StatusMark({ status }: { readonly status: FactStatus }) {
  switch (status) {
    case 'documented':
      return null;
    case 'inferred':
      return (
        <span class="mark" title={t('Deduced from other documents; the notes say how.')}>
          {t('inferred')}
        </span>
      );
    case 'thirdParty':
      return (
        <span class="mark" title={t('Read in code of third parties, not in the documents.')}>
          {t('third party')}
        </span>
      );
    case 'notDocumented':
      return (
        <span class="mark" title={t('The documents do not describe it. Anything is accepted here.')}>
          {t('not documented')}
        </span>
      );
  }
}

/** The id of the control of a field, the same after a reload. */
export function inputId(pointer: string): string {
  return `field${pointer.replace(/[^A-Za-z0-9_-]/g, (character) => `_${character.charCodeAt(0)}_`)}`;
}
