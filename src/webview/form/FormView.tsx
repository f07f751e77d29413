import { useRef } from 'preact/hooks';
import type { BodyProblem } from '../../core/calls/ports.ts';
import type { EditorState } from '../../protocol/requestEditor.ts';
import type { BodyModel } from '../body/bodyModel.ts';
import { assignProblems } from '../body/fieldProblems.ts';
import { SmallButton } from '../controls/Buttons.tsx';
import { Icon } from '../controls/Icon.tsx';
import { Notice } from '../controls/Notice.tsx';
import { useEditing } from '../edits/editing.ts';
import { useGrantControls } from '../grant/useGrantControls.ts';
import { t } from '../translate.ts';
import { Fields } from './Fields.tsx';
import { FormContext } from './formContext.ts';
import { isSimulated, SampleNotice } from './SampleNotice.tsx';

interface FormViewProps {
  readonly state: EditorState;
  readonly body: BodyModel;
  /** The problems to show at the fields. */
  readonly problems: readonly BodyProblem[];
  readonly leave: (pointer: string) => void;
  /** Shows the JSON view at an offset of the text or at a pointer. */
  readonly showJson: (place: number | string) => void;
  readonly insertSample: () => void;
}

export function FormView({ state, body, showJson, insertSample, leave, ...props }: FormViewProps) {
  const problems = assignProblems(state.form, body.members, props.problems);
  const empty = body.current && body.members?.size === 0;
  const awaited = useRef(false);
  const insert = (): void => {
    awaited.current = true;
    insertSample();
  };
  const grant = useGrantControls(state.grant !== undefined);
  const Head = grant.controls?.GrantHead;
  const form = {
    state,
    members: body.members,
    special: grant.controls?.fields ?? {},
    problems,
    disabled: !body.current,
    leave,
    showJson,
  };
  return (
    <FormContext.Provider value={form}>
      <div class="form">
        <BodyNotice state={state} body={body} showJson={showJson} />
        <SampleNotice state={state} awaited={awaited} />
        {Head === undefined ? null : <Head />}
        {grant.failed ? (
          <Notice tone="warning">
            {t('The controls for applications could not be loaded. The plain form stands in for them.')}
          </Notice>
        ) : null}
        <Elsewhere problems={problems.elsewhere} />
        {body.members === undefined || grant.loading ? null : (
          <Fields fields={state.form} members={body.members} pointer="" />
        )}
        {state.form.length === 0 && empty ? (
          <p class="muted">{t('This endpoint takes an empty body.')}</p>
        ) : null}
        {empty && state.form.length > 0 && !state.profile.production ? (
          <p class="form-sample">
            <SmallButton onClick={insert}>{t('Insert Sample')}</SmallButton>
            <span class="muted">
              {isSimulated(state.profile)
                ? t('Invented values to try the simulator with.')
                : t('What only you know stays blank.')}
            </span>
          </p>
        ) : null}
      </div>
    </FormContext.Provider>
  );
}

type BodyNoticeProps = Pick<FormViewProps, 'state' | 'body' | 'showJson'>;

/** Why the fields cannot be edited, where they cannot. */
function BodyNotice({ state, body, showJson }: BodyNoticeProps) {
  const { edits } = useEditing();
  const { document } = state;
  if (body.current) {
    return null;
  }
  if (document.text.trim() === '') {
    const start = (): void => {
      edits.send({
        kind: 'replaceText',
        baseLength: document.text.length,
        changes: [{ from: 0, to: document.text.length, insert: '{}\n' }],
      });
    };
    return (
      <Notice tone="info" action={{ title: t('Start with {}'), onClick: start }}>
        {t('The file is empty. A body is a JSON object.')}
      </Notice>
    );
  }
  if (document.syntax === undefined) {
    return (
      <Notice tone="error" action={{ title: t('Show in JSON'), onClick: () => showJson(0) }}>
        {t('The body is no JSON object, so the form cannot show it.')}
      </Notice>
    );
  }
  const { line, column, message, offset } = document.syntax;
  return (
    <Notice tone="info" action={{ title: t('Show in JSON'), onClick: () => showJson(offset) }}>
      {t('The body is not valid JSON at line {0}, column {1}: {2}.', line, column, message)}{' '}
      {body.members === undefined
        ? t('The form can show it when it is.')
        : t('Until it is, the fields show what was there before.')}
    </Notice>
  );
}

function Elsewhere({ problems }: { readonly problems: readonly BodyProblem[] }) {
  if (problems.length === 0) {
    return null;
  }
  return (
    <ul class="field-problems elsewhere">
      {problems.map(({ pointer, sentence, severity }) => (
        <li class={`field-problem ${severity}`} key={`${pointer} ${sentence}`}>
          <Icon name={severity} />
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
