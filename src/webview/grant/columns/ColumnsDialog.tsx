import { useLayoutEffect, useState } from 'preact/hooks';
import type { Column } from '../../../core/invoices/columns.ts';
import { SmallButton } from '../../controls/Buttons.tsx';
import { Notice } from '../../controls/Notice.tsx';
import { useActions } from '../../page/actions.ts';
import { t } from '../../translate.ts';
import { Dialog } from '../Dialog.tsx';
import { useGrant } from '../useGrant.ts';
import { columnOf, draftOf, draftProblems, emptyDraft, type ColumnDraft } from './columnDraft.ts';
import { ColumnEditor } from './ColumnEditor.tsx';

interface ColumnsDialogProps {
  /** The path of the column to begin with. */
  readonly first: string | undefined;
  /** Columns to add to those that are there, for the user to look at. */
  readonly proposed: readonly Column[];
  readonly onClose: () => void;
}

/** Says what stands where in an invoice. It is saved as a setting, which a team can share. */
export function ColumnsDialog({ first, proposed, onClose }: ColumnsDialogProps) {
  const { columns: known } = useGrant();
  const actions = useActions();
  const [drafts, setDrafts] = useState(() => [...known.columns, ...proposed].map(draftOf));
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [wanted, setWanted] = useState(() => drafts.find(({ path }) => path === first)?.key);
  const problems = draftProblems(drafts);
  const left = known.suggestions.filter(({ path }) => !drafts.some((draft) => draft.path === path));

  useLayoutEffect(() => {
    if (wanted !== undefined) {
      const title = document.getElementById(`column-${wanted}-title`);
      title?.focus();
      title?.scrollIntoView({ block: 'center' });
    }
  }, [wanted]);

  const add = (draft: ColumnDraft): void => {
    setDrafts([...drafts, draft]);
    setWanted(draft.key);
  };
  const move = (from: number, by: 1 | -1): void => {
    const moving = drafts[from];
    const to = from + by;
    if (moving !== undefined && to >= 0 && to < drafts.length) {
      const others = drafts.filter((draft) => draft !== moving);
      setDrafts([...others.slice(0, to), moving, ...others.slice(to)]);
    }
  };
  const save = async (): Promise<void> => {
    setTried(true);
    setRefusal(undefined);
    const [firstProblem] = problems;
    if (firstProblem !== undefined) {
      const [index, { part }] = firstProblem;
      document.getElementById(`column-${drafts[index]?.key ?? ''}-${part}`)?.focus();
      return;
    }
    const result = await actions.grant('saveColumns', { columns: drafts.map(columnOf) });
    if (result?.ok === true) {
      onClose();
    } else {
      setRefusal(result?.sentence ?? t('The columns could not be saved.'));
    }
  };

  return (
    <Dialog
      title={t('Columns of the invoices')}
      wide
      onClose={onClose}
      buttons={
        <>
          <button type="button" class="button secondary" onClick={onClose}>
            {t('Cancel')}
          </button>
          <button type="button" class="button primary" onClick={() => void save()}>
            {t('Save Columns')}
          </button>
        </>
      }
    >
      <p class="muted">
        {t(
          'The members of an invoice are not documented: use the names that WorldFirst gave you. Saved as a setting.',
        )}
      </p>
      {known.problem === undefined ? null : <Notice tone="warning">{known.problem}</Notice>}
      {refusal === undefined ? null : <Notice tone="error">{refusal}</Notice>}
      {drafts.map((draft, index) => (
        <ColumnEditor
          key={draft.key}
          draft={draft}
          number={index + 1}
          problem={tried || draft.title !== '' ? problems.get(index) : undefined}
          onChange={(next) => setDrafts(drafts.map((each) => (each.key === draft.key ? next : each)))}
          onMove={(by) => move(index, by)}
          onRemove={() => setDrafts(drafts.filter((each) => each !== draft))}
        />
      ))}
      <div class="advice-actions">
        <SmallButton icon="add" onClick={() => add(emptyDraft())}>
          {t('Add Column')}
        </SmallButton>
      </div>
      {left.length === 0 ? null : (
        <section aria-label={t('Suggestions')}>
          <h3 class="panel-title">
            {t('Suggestions')} <span class="mark">{t('not documented')}</span>
          </h3>
          <div class="advice-actions">
            {left.map((column) => (
              <SmallButton icon="add" key={column.path} onClick={() => add(draftOf(column))}>
                {column.title}
              </SmallButton>
            ))}
          </div>
        </section>
      )}
    </Dialog>
  );
}
