import type { RefObject, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choice } from '../../core/schema/form.ts';
import { useComposition } from '../edits/useComposition.ts';
import { t } from '../translate.ts';
import { Icon } from './Icon.tsx';
import type { InputAria } from './inputAria.ts';

interface ComboboxProps {
  readonly id: string;
  /** The name of the field, for a sentence about it. */
  readonly name: string;
  readonly aria: InputAria;
  readonly value: string;
  readonly suggestions: readonly Choice[];
  readonly placeholder?: string | undefined;
  readonly disabled?: boolean;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  /** Marks the first suggestion that begins with what is typed, so that Enter takes it. Escape drops the mark. */
  readonly eager?: boolean;
  readonly onInput: (text: string) => void;
  readonly onPick: (value: string) => void;
  readonly onBlur?: () => void;
  /** Keys that the list of suggestions has no use for. */
  readonly onKeyDown?: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
}

/** A text input with suggestions. They help to type and restrict nothing. */
export function Combobox(props: ComboboxProps) {
  const { id, aria, value, suggestions, placeholder, disabled = false, onInput, onPick } = props;
  const ownInput = useRef<HTMLInputElement>(null);
  const input = props.inputRef ?? ownInput;
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState(false);
  const [filtering, setFiltering] = useState(false);
  const [active, setActive] = useState(-1);
  const composition = useComposition(props.name, value, (text) => {
    show(false, props.eager === true ? bestMatch(suggestions, text) : -1);
    onInput(text);
  });

  const shown = filtering ? suggestions.filter((choice) => matches(choice, value)) : suggestions;
  const expanded = open && shown.length > 0;

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const show = (all: boolean, index: number): void => {
    setOpen(true);
    setFiltering(!all);
    setActive(index);
  };
  const hide = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const pick = (choice: Choice): void => {
    hide();
    onPick(choice.value);
  };

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.isComposing) {
      return;
    }
    const plain = !event.ctrlKey && !event.metaKey;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && plain) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (expanded) {
        setActive((active + step + shown.length) % shown.length);
      } else if (!event.shiftKey) {
        show(true, step === 1 ? 0 : suggestions.length - 1);
      }
      return;
    }
    const choice = expanded ? shown[active] : undefined;
    if (event.key === 'Enter' && plain && choice !== undefined) {
      event.preventDefault();
      pick(choice);
      return;
    }
    if (event.key === 'Escape' && expanded) {
      event.preventDefault();
      event.stopPropagation();
      hide();
      return;
    }
    if (event.key === 'Enter') {
      hide();
    }
    props.onKeyDown?.(event);
  };

  return (
    <div class="combobox">
      <input
        type="text"
        id={id}
        class="input"
        ref={input}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={expanded}
        aria-controls={expanded ? `${id}-list` : undefined}
        aria-activedescendant={expanded && active >= 0 ? `${id}-option-${active}` : undefined}
        autoComplete="off"
        spellcheck={false}
        {...composition}
        placeholder={placeholder}
        disabled={disabled}
        {...aria}
        onKeyDown={onKeyDown}
        onBlur={() => {
          hide();
          props.onBlur?.();
        }}
      />
      <button
        type="button"
        class="combobox-button"
        tabIndex={-1}
        aria-label={t('Show suggestions')}
        disabled={disabled}
        onMouseDown={(event) => {
          event.preventDefault();
          if (expanded) {
            hide();
          } else {
            show(true, -1);
          }
          input.current?.focus();
        }}
      >
        <Icon name="chevronDown" />
      </button>
      {expanded ? (
        <ul id={`${id}-list`} class="options" role="listbox" aria-label={t('Suggestions')} ref={list}>
          {shown.map((choice, index) => (
            <li
              key={choice.value}
              id={`${id}-option-${index}`}
              class={index === active ? 'option active' : 'option'}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                pick(choice);
              }}
            >
              <span class="option-value">{choice.value}</span>
              {choice.meaning === '' ? null : <span class="option-meaning">{choice.meaning}</span>}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** The place of the suggestion among those that match. */
function bestMatch(suggestions: readonly Choice[], typed: string): number {
  const begin = typed.trim().toLowerCase();
  const shown = suggestions.filter((choice) => matches(choice, typed));
  return begin === '' ? -1 : shown.findIndex(({ value }) => value.toLowerCase().startsWith(begin));
}

function matches({ value, meaning }: Choice, typed: string): boolean {
  const needle = typed.trim().toLowerCase();
  return value.toLowerCase().includes(needle) || meaning.toLowerCase().includes(needle);
}
