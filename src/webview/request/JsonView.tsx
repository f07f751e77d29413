import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FieldModel } from '../../core/schema/form.ts';
import type { BodyProblem } from '../../core/calls/ports.ts';
import type { DocumentState } from '../../protocol/requestEditor.ts';
import { Notice } from '../controls/Notice.tsx';
import { useDraft, useEditChanges, useEditing } from '../edits/editing.ts';
import { loadJsonViews, pageNonce } from '../json/loadJsonViews.ts';
import type { JsonEditor } from '../json/jsonEditor.ts';
import { phrases } from '../json/phrases.ts';
import { t } from '../translate.ts';

/** Where the cursor is wanted: an offset, a pointer, or where it is. A new object is a new wish. */
export interface JsonWish {
  readonly place: number | string | undefined;
}

interface JsonViewProps {
  readonly document: DocumentState;
  /** The problems to mark. */
  readonly problems: readonly BodyProblem[];
  /** The members that the body may have. */
  readonly form: readonly FieldModel[];
  readonly wish: JsonWish | undefined;
}

/** The body as text, the same text that is in the file. */
export function JsonView({ document, problems, form, wish }: JsonViewProps) {
  const { edits } = useEditing();
  useEditChanges(edits);
  const parent = useRef<HTMLDivElement>(null);
  const sent = useRef<number[]>([]);
  const [editor, setEditor] = useState<JsonEditor>();
  const [failed, setFailed] = useState(false);
  const [stuck, setStuck] = useState(false);
  const latest = useRef(document);
  latest.current = document;
  const latestForm = useRef(form);
  latestForm.current = form;

  useEffect(() => {
    let gone = false;
    let created: JsonEditor | undefined;
    loadJsonViews().then(
      ({ createJsonEditor }) => {
        if (gone || parent.current === null) {
          return;
        }
        created = createJsonEditor({
          parent: parent.current,
          label: t('Request body as JSON'),
          nonce: pageNonce(),
          phrases: phrases(),
          text: latest.current.text,
          form: () => latestForm.current,
          send: (change) => {
            const sequence = edits.send(change);
            sent.current.push(sequence);
            return sequence;
          },
        });
        setEditor(created);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      created?.destroy();
    };
  }, [edits]);

  useLayoutEffect(() => {
    for (const sequence of sent.current) {
      if (edits.refusal(sequence) !== undefined) {
        editor?.refuse(sequence);
      }
    }
    editor?.receive(document.text, edits.acknowledged);
    sent.current = sent.current.filter(
      (sequence) => sequence > edits.acknowledged && edits.refusal(sequence) === undefined,
    );
    setStuck(editor?.stuck === true);
  });

  useEffect(() => {
    editor?.mark(problems, document.syntax);
  }, [editor, document, problems]);

  useEffect(() => {
    if (wish?.place !== undefined) {
      editor?.goTo(wish.place);
    } else if (wish !== undefined) {
      editor?.focus();
    }
  }, [editor, wish]);

  useEffect(() => {
    const flush = (): void => editor?.flush();
    const flushBeforeCommand = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey) {
        flush();
      }
    };
    window.addEventListener('blur', flush);
    window.addEventListener('pagehide', flush);
    window.addEventListener('keydown', flushBeforeCommand, true);
    return () => {
      window.removeEventListener('blur', flush);
      window.removeEventListener('pagehide', flush);
      window.removeEventListener('keydown', flushBeforeCommand, true);
    };
  }, [editor]);

  useDraft(
    editor === undefined
      ? undefined
      : {
          label: t('JSON'),
          commit: () => {
            editor.flush();
            return !editor.stuck && !editor.composing;
          },
          focus: () => editor.focus(),
        },
  );

  return (
    <div class="json-view">
      {stuck ? (
        <Notice tone="error">
          {t('The file did not take the last change. Type again or open it as text.')}
        </Notice>
      ) : null}
      {failed ? (
        <Notice tone="error">{t('The JSON view could not be loaded. Open the file as text instead.')}</Notice>
      ) : null}
      <div class="json-editor" ref={parent} />
    </div>
  );
}
