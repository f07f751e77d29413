import { Icon } from './Icon.tsx';
import type { InputAria } from './inputAria.ts';

export interface SelectOption {
  readonly value: string;
  readonly text: string;
}

interface SelectProps {
  readonly id: string;
  readonly aria?: InputAria;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly disabled?: boolean;
  readonly onChange: (value: string) => void;
}

export function Select({ id, aria, value, options, disabled = false, onChange }: SelectProps) {
  return (
    <span class="select">
      <select
        id={id}
        {...aria}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" />
    </span>
  );
}
