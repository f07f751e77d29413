import { SmallButton } from '../controls/Buttons.tsx';
import { useActions } from '../page/actions.ts';
import { t } from '../translate.ts';

interface FileButtonProps {
  readonly disabled: boolean;
  /** Gets the text that stands for the file in the body. */
  readonly onChosen: (reference: string) => void;
}

/** Lets the user choose the file whose base64 is sent. */
export function FileButton({ disabled, onChosen }: FileButtonProps) {
  const { chooseFile } = useActions();
  const choose = async (): Promise<void> => {
    const reference = await chooseFile();
    if (reference !== undefined) {
      onChosen(reference);
    }
  };
  return (
    <SmallButton disabled={disabled} onClick={() => void choose()}>
      {t('Choose File…')}
    </SmallButton>
  );
}
