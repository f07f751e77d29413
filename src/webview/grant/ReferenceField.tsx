import { useState } from 'preact/hooks';
import type { Json } from '../../core/json/json.ts';
import type { FieldModel } from '../../core/schema/form.ts';
import { SmallButton } from '../controls/Buttons.tsx';
import { FieldFrame } from '../form/FieldFrame.tsx';
import { useForm } from '../form/formContext.ts';
import { TextInput } from '../form/TextInput.tsx';
import { useTextValue } from '../form/useTextValue.ts';
import { useActions } from '../page/actions.ts';
import { t } from '../translate.ts';

interface ReferenceFieldProps {
  readonly field: FieldModel;
  readonly value: Json | undefined;
}

/** The number by which an application is told from every other one; the host makes one that was not used before. */
export function ReferenceField({ field, value }: ReferenceFieldProps) {
  const { disabled } = useForm();
  const actions = useActions();
  const own = useTextValue(field, value);
  const [problem, setProblem] = useState<string>();

  const renew = async (): Promise<void> => {
    setProblem(undefined);
    own.reset();
    const result = await actions.grant('newReference', {});
    if (result?.ok === false) {
      setProblem(result.sentence);
    }
  };

  return (
    <FieldFrame
      field={field}
      present={own.text !== undefined}
      onRemove={own.remove}
      error={own.refusal}
      hint={problem}
    >
      {({ input, aria }) => (
        <div class="with-button">
          <TextInput
            id={input}
            name={field.label}
            aria={aria}
            text={own.text}
            disabled={disabled}
            onText={own.enter}
          />
          <SmallButton disabled={disabled} onClick={() => void renew()}>
            {t('New Number')}
          </SmallButton>
        </div>
      )}
    </FieldFrame>
  );
}
