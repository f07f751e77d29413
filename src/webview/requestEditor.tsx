import { render } from 'preact';
import { Notice } from './controls/Notice.tsx';
import { loadGrantControls } from './grant/loadGrantControls.ts';
import { messageOf } from './page/actions.ts';
import { connectHost } from './page/hostPort.ts';
import { keepFocus } from './page/keepFocus.ts';
import { keepSelectAll } from './page/keepSelectAll.ts';
import { RequestEditor } from './page/RequestEditor.tsx';
import { setTranslations, t } from './translate.ts';
import { acquirePageHost } from './vscodeApi.ts';
import './styles/page.css';

const vscode = acquirePageHost();
const { host, events } = connectHost(vscode.wire);

async function start(root: HTMLElement): Promise<void> {
  const [strings, initial] = await Promise.all([host.call('getStrings', {}), host.call('getState', {})]);
  setTranslations(strings);
  if (initial.grant !== undefined) {
    // Before the first drawing, so that scroll position and focus of an earlier page find their places.
    await loadGrantControls();
  }
  keepFocus(root);
  keepSelectAll(document);
  render(
    <RequestEditor
      host={host}
      events={events}
      initial={initial}
      kept={{ read: () => vscode.readState(), write: (state) => vscode.writeState(state) }}
    />,
    root,
  );
}

const root = document.getElementById('root') ?? document.body;
start(root).catch((error: unknown) => {
  render(<Notice tone="error">{t('The request could not be shown: {0}', messageOf(error))}</Notice>, root);
});
