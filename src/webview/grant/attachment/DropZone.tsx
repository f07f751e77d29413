import { useState } from 'preact/hooks';
import { largestDroppedFile } from '../../../protocol/grantFormGuards.ts';
import { SmallButton } from '../../controls/Buttons.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { Notice } from '../../controls/Notice.tsx';
import { messageOf, useActions } from '../../page/actions.ts';
import { formatBytes } from '../../page/format.ts';
import { t } from '../../translate.ts';
import { droppedUris } from './droppedUris.ts';

interface DropZoneProps {
  /** How many files are chosen already. */
  readonly files: number;
}

/** Takes files by a dialog of the editor, from its Explorer and from outside of it. */
export function DropZone({ files }: DropZoneProps) {
  const actions = useActions();
  const [over, setOver] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);

  const take = async (data: DataTransfer): Promise<void> => {
    setProblems([]);
    const uris = droppedUris(data);
    if (uris.length > 0) {
      await actions.grant('addAttachments', { uris });
      return;
    }
    for (const file of [...data.files]) {
      const problem = await hand(file);
      if (problem !== undefined) {
        setProblems((before) => [...before, problem]);
      }
    }
  };
  /** Hands the bytes of a file to the host. Returns why they cannot be had. */
  const hand = async (file: File): Promise<string | undefined> => {
    if (file.size > largestDroppedFile) {
      return t('“{0}” has {1}; an attachment may have 7 MB.', file.name, formatBytes(file.size));
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await actions.grant('dropAttachment', { name: file.name, bytes });
      return undefined;
    } catch (error) {
      return t('“{0}” cannot be read: {1}', file.name, messageOf(error));
    }
  };

  return (
    <>
      <div
        class={over ? 'drop-zone over' : 'drop-zone'}
        onDragEnter={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragOver={(event) => event.preventDefault()}
        onDragLeave={(event) => {
          const { relatedTarget, currentTarget } = event;
          if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) {
            setOver(false);
          }
        }}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (event.dataTransfer !== null) {
            void take(event.dataTransfer);
          }
        }}
      >
        <Icon name="upload" />
        <SmallButton onClick={() => void actions.grant('chooseAttachments', {})}>
          {files === 0 ? t('Choose Files…') : t('Add Files…')}
        </SmallButton>
        <span class="muted">{t('or drop them here; hold Shift while you drop.')}</span>
        <span class="muted drop-rules">
          {t('PDF, PNG, JPG, JPEG or ZIP, 7 MB at most; several are packed into one ZIP.')}
        </span>
      </div>
      {problems.map((problem) => (
        <Notice tone="error" key={problem}>
          {problem}
        </Notice>
      ))}
    </>
  );
}
