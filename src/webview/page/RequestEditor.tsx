import { useEffect, useMemo, useState } from 'preact/hooks';
import type { EditorState, PageEvents } from '../../protocol/requestEditor.ts';
import { Drafts } from '../edits/drafts.ts';
import { EditingContext } from '../edits/editing.ts';
import { EditSender } from '../edits/editSender.ts';
import { tabId } from '../controls/Tabs.tsx';
import { ActionsContext, createActions } from './actions.ts';
import { Announcer } from './Announcer.tsx';
import { EndpointPicker } from './EndpointPicker.tsx';
import type { HostEvents, HostPort } from './hostPort.ts';
import { Page } from './Page.tsx';
import { useSend } from './useSend.ts';
import { useViewState, type KeptViewState } from './useViewState.ts';
import type { RequestTab } from './viewState.ts';

interface RequestEditorProps {
  readonly host: HostPort;
  readonly events: HostEvents;
  readonly initial: EditorState;
  readonly kept: KeptViewState;
}

export function RequestEditor({ host, events, initial, kept }: RequestEditorProps) {
  const [state, setState] = useState(initial);
  const [remark, setRemark] = useState<string>();
  const view = useViewState(kept);
  const { selectRequestTab } = view;

  const editing = useMemo(() => {
    const edits = new EditSender((edit) => host.call('edit', edit), {
      now: () => performance.now(),
      setTimeout: (callback, milliseconds) => window.setTimeout(callback, milliseconds),
      clearTimeout: (handle) => window.clearTimeout(handle),
    });
    edits.acknowledge(initial.document.acknowledged);
    return { edits, drafts: new Drafts() };
  }, [host, initial]);
  const actions = useMemo(() => createActions(host, setRemark), [host]);
  const sending = useSend(host, state, editing);
  const { send } = sending;

  useEffect(
    () =>
      events.state.listen((next) => {
        setState(next);
        editing.edits.acknowledge(next.document.acknowledged);
      }),
    [events, editing],
  );
  useEffect(() => events.sendAsked.listen(() => send()), [events, send]);
  useEffect(
    () => events.focus.listen(({ place }) => focusPlace(place, selectRequestTab)),
    [events, selectRequestTab],
  );

  return (
    <ActionsContext.Provider value={actions}>
      <EditingContext.Provider value={editing}>
        {state.endpoint === undefined ? (
          <EndpointPicker state={state} />
        ) : (
          <Page
            key={state.endpoint.name}
            host={host}
            state={state}
            endpoint={state.endpoint}
            sending={sending}
            requestTab={view.requestTab}
            responseTab={view.responseTab}
            onRequestTab={view.selectRequestTab}
            onResponseTab={view.selectResponseTab}
          />
        )}
        <Announcer state={state} remark={remark} />
      </EditingContext.Provider>
    </ActionsContext.Provider>
  );
}

type Place = PageEvents['focus']['place'];

/** Waits for the next drawing, because the place may be on a tab that is shown only now. */
function focusPlace(place: Place, selectTab: (tab: RequestTab) => void): void {
  if (place === 'form' || place === 'json' || place === 'signature') {
    selectTab(place);
  }
  requestAnimationFrame(() => elementOf(place)?.focus());
}

function elementOf(place: Place): HTMLElement | null {
  switch (place) {
    case 'send':
      return document.getElementById('send');
    case 'form':
      return document.querySelector('.form :is(input, select, textarea)');
    case 'json':
      return document.querySelector('.json-editor .cm-content');
    case 'signature':
      return document.getElementById(tabId('request', 'signature'));
    case 'response':
      return document.getElementById('outcome');
  }
}
