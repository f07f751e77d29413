import { useRef } from 'preact/hooks';
import type { Json } from '../../core/json/json.ts';
import { parseJson } from '../../core/json/parseJson.ts';
import { stringifyJson } from '../../core/json/stringifyJson.ts';
import type { FieldModel } from '../../core/schema/form.ts';
import { LinkButton } from '../controls/Buttons.tsx';
import { useDraft, useOwnValue } from '../edits/editing.ts';
import { t } from '../translate.ts';
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
  const own = useOwnValue<string>(value === undefined ? '' : stringifyJson(value, 2));
  const input = useRef<HTMLTextAreaElement>(null);
  const inBody = value === undefined ? '' : stringifyJson(value, 2);
  const text = own.value;
  const parsed = text.trim() === '' ? undefined : parseJson(text);
  const error =
    parsed === undefined || parsed.ok
      ? undefined
      : t(
          'Line {0}, column {1}: {2}. The body still has what it had before.',
          parsed.problem.line,
          parsed.problem.column,
          parsed.problem.message,
        );

  const commit = (): boolean => {
    if (parsed === undefined) {
      own.enter('', { kind: 'remove', pointer: field.pointer });
      return true;
    }
    if (!parsed.ok) {
      return false;
    }
    own.enter(text, { kind: 'set', pointer: field.pointer, json: text.trim() });
    return true;
  };
  const changed = own.draft && text !== inBody;
  useDraft(changed ? { label: field.label, commit, focus: () => input.current?.focus() } : undefined);

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
      {({ input: id, aria }) =>
        text.length > longestEdited ? (
          <output class="input long-text" id={id}>
            {text.slice(0, 400)}…
          </output>
        ) : (
          <textarea
            id={id}
            class="input json"
            ref={input}
            rows={Math.min(12, Math.max(2, text.split('\n').length))}
            spellcheck={false}
            value={text}
            placeholder={t('not set')}
            disabled={disabled}
            {...aria}
            onInput={(event) => own.enter(event.currentTarget.value, undefined)}
            onBlur={() => {
              if (changed) {
                commit();
              }
            }}
          />
        )
      }
    </FieldFrame>
  );
}
