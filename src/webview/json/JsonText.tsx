import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../translate.ts';
import { loadJsonViews, pageNonce } from './loadJsonViews.ts';
import { phrases } from './phrases.ts';

interface JsonTextProps {
  readonly text: string;
  readonly language: 'json' | 'text';
  readonly label: string;
}

/** Text to read: plain at once, then folded and searchable when the view has been loaded. */
export function JsonText({ text, language, label }: JsonTextProps) {
  const parent = useRef<HTMLDivElement>(null);
  const [ready, setReady] = useState(false);

  useEffect(() => {
    let gone = false;
    let destroy = (): void => undefined;
    void loadJsonViews().then(
      ({ createJsonViewer }) => {
        if (!gone && parent.current !== null) {
          destroy = createJsonViewer({
            parent: parent.current,
            text,
            language,
            label,
            nonce: pageNonce(),
            phrases: phrases(),
          });
          setReady(true);
        }
      },
      () => undefined,
    );
    return () => {
      gone = true;
      destroy();
    };
  }, [text, language, label]);

  return (
    <div class="json-text">
      <div class="json-viewer" ref={parent} hidden={!ready} />
      {ready ? null : (
        <pre class="plain-text" tabIndex={0} aria-label={label}>
          {text === '' ? t('No body.') : text}
        </pre>
      )}
    </div>
  );
}
