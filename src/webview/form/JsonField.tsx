import { useMemo, useRef } from 'preact/hooks';
import type { Json, ParsedJson } from '../../core/json/json.ts';
import { parseJson } from '../../core/json/parseJson.ts';
import { stringifyJson } from '../../core/json/stringifyJson.ts';
import type { FieldModel } from '../../core/schema/form.ts';
import { LinkButton } from '../controls/Buttons.tsx';
import { useDraft, useOwnValue } from '../edits/editing.ts';
import { useComposition } from '../edits/useComposition.ts';
import { t, tell } from '../translate.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { useForm } from './formContext.ts';

interface JsonFieldProps {
  readonly field: FieldModel;
  readonly value: Json | undefined;
  /** Said where JSON stands in for a control that cannot show this value. */
  readonly reason?: string;
}

/** Longer values are edited in the JSON view, which draws only what is seen. */
const longestEdited = 20_000;

/** A value as JSON. It goes into the body on leaving the field, if it can be read. */
export function JsonField({ field, value, reason }: JsonFieldProps) {
  const { disabled, showJson } = useForm();
  const inBody = useMemo(() => (value === undefined ? '' : stringifyJson(value, 2)), [value]);
  const own = useOwnValue<string>(inBody);
  const input = useRef<HTMLTextAreaElement>(null);
  const text = own.value;
  const long = inBody.length > longestEdited;
  const parsed = useMemo(() => (text === inBody ? undefined : readText(text)), [text, inBody]);
  const error =
    parsed === undefined || parsed.ok
      ? undefined
      : t(
          'Line {0}, column {1}: {2}. The body still has what it had before.',
          parsed.problem.line,
          parsed.problem.column,
          tell(parsed.problem.message),
        );

  const commit = (entered: string): boolean => {
    const read = readText(entered);
    if (read?.ok === false) {
      return false;
    }
    own.enter(
      entered,
      read === undefined
        ? { kind: 'remove', pointer: field.pointer }
        : { kind: 'set', pointer: field.pointer, json: entered.trim() },
    );
    return true;
  };
  const composition = useComposition(field.label, text, (entered) => own.enter(entered, undefined));
  const changed = own.draft && text !== inBody;
  useDraft(
    changed
      ? { label: field.label, commit: () => commit(text), focus: () => input.current?.focus() }
      : undefined,
  );

  return (
    <FieldFrame
      field={field}
      present={value !== undefined}
      onRemove={() => own.enter('', { kind: 'remove', pointer: field.pointer })}
      error={own.refusal ?? error}
      hint={
        <>
          {reason === undefined ? null : `${reason} `}
          <LinkButton onClick={() => showJson(field.pointer)}>{t('Show in JSON')}</LinkButton>
        </>
      }
    >
      {({ input: id, aria }) => (
        <textarea
          id={id}
          class={long ? 'input json long-text' : 'input json'}
          ref={input}
          rows={Math.min(12, Math.max(2, lineCount(text)))}
          spellcheck={false}
          placeholder={t('not set')}
          disabled={disabled}
          {...aria}
          {...composition}
          {...(long && { readOnly: true, value: `${text.slice(0, 400)}…` })}
          onBlur={({ currentTarget }) => {
            // What an input method ended with a moment ago is not in `text` yet.
            if (!long && (changed || currentTarget.value !== text)) {
              commit(currentTarget.value);
            }
          }}
        />
      )}
    </FieldFrame>
  );
}

/** Undefined where there is nothing but blanks. */
function readText(text: string): ParsedJson | undefined {
  return text.trim() === '' ? undefined : parseJson(text);
}

function lineCount(text: string): number {
  return text.slice(0, longestEdited).split('\n').length;
}
