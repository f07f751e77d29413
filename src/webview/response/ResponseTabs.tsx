import type { ResponseState } from '../../protocol/requestEditor.ts';
import { SmallButton } from '../controls/Buttons.tsx';
import { UrlText } from '../controls/UrlText.tsx';
import { TabPanel, Tabs } from '../controls/Tabs.tsx';
import { JsonText } from '../json/JsonText.tsx';
import { useActions } from '../page/actions.ts';
import { CopyButton } from '../page/CopyButton.tsx';
import { formatBytes } from '../page/format.ts';
import type { ResponseTab } from '../page/viewState.ts';
import { HeaderTable } from '../request/HeaderTable.tsx';
import { t } from '../translate.ts';

interface ResponseTabsProps {
  readonly response: ResponseState;
  readonly tab: ResponseTab;
  readonly onTab: (tab: ResponseTab) => void;
}

export function ResponseTabs({ response, tab, onTab }: ResponseTabsProps) {
  return (
    <div class="response-tabs">
      <Tabs
        group="response"
        label={t('Response')}
        tabs={[
          { id: 'body', title: t('Body') },
          { id: 'headers', title: t('Headers') },
          { id: 'sent', title: t('What was sent') },
        ]}
        selected={tab}
        onSelect={onTab}
      />
      <TabPanel group="response" id="body" selected={tab}>
        <Body response={response} />
      </TabPanel>
      <TabPanel group="response" id="headers" selected={tab}>
        {response.headers.length === 0 ? (
          <p class="muted">{t('No headers came back.')}</p>
        ) : (
          <HeaderTable
            label={t('Headers of the answer')}
            nameTitle={t('Name')}
            valueTitle={t('Value')}
            rows={response.headers.map(([name, value]) => ({ name, value }))}
          />
        )}
      </TabPanel>
      <TabPanel group="response" id="sent" selected={tab}>
        <Sent response={response} />
      </TabPanel>
    </div>
  );
}

function Body({ response }: { readonly response: ResponseState }) {
  const actions = useActions();
  const { text, shownBytes, language } = response.body;
  if (response.bytes === 0 && text === '') {
    return <p class="muted">{t('No body came back.')}</p>;
  }
  return (
    <>
      <div class="body-bar">
        {shownBytes < response.bytes ? (
          <span class="body-cut">
            {t('The first {0} of {1}.', formatBytes(shownBytes), formatBytes(response.bytes))}
          </span>
        ) : null}
        <CopyButton what="responseBody" label={t('Copy')} wide />
        <SmallButton icon="openEditor" onClick={actions.openBody}>
          {t('Open Body')}
        </SmallButton>
      </div>
      <JsonText text={text} language={language} label={t('Response body')} />
    </>
  );
}

function Sent({ response: { sent } }: { readonly response: ResponseState }) {
  return (
    <>
      <dl class="facts">
        <div>
          <dt>{t('URL')}</dt>
          <dd>
            <code>
              POST <UrlText url={sent.url} />
            </code>
          </dd>
        </div>
        <div>
          <dt>{t('Profile')}</dt>
          <dd>{sent.profile}</dd>
        </div>
        <div>
          <dt>{t('Customer')}</dt>
          <dd>{sent.customer ?? t('None – the partner’s own account')}</dd>
        </div>
        <div>
          <dt>{t('Request body')}</dt>
          <dd>{formatBytes(sent.bodyBytes)}</dd>
        </div>
        <div>
          <dt>{t('SHA-256 of the body')}</dt>
          <dd>
            <code>{sent.bodySha256}</code>
          </dd>
        </div>
      </dl>
      <HeaderTable
        label={t('Headers that were sent')}
        nameTitle={t('Name')}
        valueTitle={t('Value')}
        rows={sent.headers.map(([name, value]) => ({ name, value }))}
      />
    </>
  );
}
