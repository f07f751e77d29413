import { LinkButton } from '../../controls/Buttons.tsx';
import { Icon } from '../../controls/Icon.tsx';
import { t } from '../../translate.ts';
import type { CellDraft } from './cellDrafts.ts';
import { draftLabel, draftSentence } from './draftSentence.ts';
import { canEnter, enterAgain, hasCell } from './enterAgain.ts';
import type { TableParts } from './tableActions.ts';

interface DraftListProps {
  readonly parts: TableParts;
  readonly onGoTo: (draft: CellDraft) => void;
}

export const draftListId = 'invoice-drafts';
const shown = 4;

/** What was typed and is not in the body, until it is entered or discarded; first what has no cell any more. */
export function DraftList({ parts, onGoTo }: DraftListProps) {
  const { all, drop } = parts.drafts;
  if (all.length === 0) {
    return null;
  }
  const homeless = all.filter((draft) => !hasCell(parts, draft));
  const listed = [...homeless, ...all.filter((draft) => !homeless.includes(draft))];
  const again = all.filter((draft) => draft.refused && !draft.strayed && canEnter(parts, draft));
  return (
    <ul
      class="field-problems table-problems"
      id={draftListId}
      tabIndex={-1}
      aria-label={t('Typed, but not in the body')}
    >
      {listed.slice(0, shown).map((draft) => (
        <DraftItem key={draft.id} parts={parts} draft={draft} onGoTo={onGoTo} />
      ))}
      {all.length > shown ? <li class="muted">{t('and {0} more', all.length - shown)}</li> : null}
      {all.length > 1 ? (
        <li class="field-problem">
          {again.length > 1 ? (
            <LinkButton onClick={() => enterAgain(parts, again)}>
              {t('Enter {0} Cells Again', again.length)}
            </LinkButton>
          ) : null}
          <LinkButton onClick={() => drop(() => true)}>{t('Discard All {0}', all.length)}</LinkButton>
        </li>
      ) : null}
    </ul>
  );
}

interface DraftItemProps extends DraftListProps {
  readonly draft: CellDraft;
}

function DraftItem({ parts, draft, onGoTo }: DraftItemProps) {
  const { id, text } = draft;
  const label = draftLabel(draft);
  return (
    <li class="field-problem error">
      <Icon name="error" />
      <span>
        {hasCell(parts, draft) ? <LinkButton onClick={() => onGoTo(draft)}>{label}</LinkButton> : label}:{' '}
        {draftSentence(parts, draft)}{' '}
        {text === ''
          ? t('The cell was emptied; the body is as it was.')
          : t('“{0}” is not in the body.', text)}{' '}
        {(draft.refused || draft.strayed) && canEnter(parts, draft) ? (
          <LinkButton onClick={() => enterAgain(parts, [draft])}>{t('Enter Again')}</LinkButton>
        ) : null}{' '}
        <LinkButton onClick={() => parts.drafts.drop((each) => each.id === id)}>{t('Discard')}</LinkButton>
      </span>
    </li>
  );
}
