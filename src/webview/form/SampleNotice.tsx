import { useLayoutEffect, useRef } from 'preact/hooks';
import type { SampleTraces } from '../../core/catalogue/sampleTraces.ts';
import { simulatorProfileId } from '../../core/profiles/profile.ts';
import type { EditorState } from '../../protocol/requestEditor.ts';
import { Notice } from '../controls/Notice.tsx';
import { t } from '../translate.ts';

/** Nothing is at stake with this profile: invented values may be sent. */
export function isSimulated({ id }: EditorState['profile']): boolean {
  return id === simulatorProfileId;
}

interface SampleNoticeProps {
  readonly state: EditorState;
  /** Set while the user waits for the sample: it fills the form from the top, out of sight of the button. */
  readonly awaited: { current: boolean };
}

/** Tells invented values from the user's own, for as long as the body has some of the sample. */
export function SampleNotice({ state, awaited }: SampleNoticeProps) {
  const place = useRef<HTMLDivElement>(null);
  const { invented = [], blank = [] } = state.document.sample ?? {};
  const shown = invented.length + blank.length > 0;
  useLayoutEffect(() => {
    if (shown && awaited.current) {
      awaited.current = false;
      place.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [shown, awaited]);
  return shown ? (
    <div ref={place} class="form-notice">
      <Words simulated={isSimulated(state.profile)} invented={invented} blank={blank} />
    </div>
  ) : null;
}

interface WordsProps extends SampleTraces {
  readonly simulated: boolean;
}

function Words({ simulated, invented, blank }: WordsProps) {
  if (invented.length > 0) {
    return simulated ? (
      <Notice tone="info">
        {t(
          'Invented for the simulator: {0}. Every other gateway needs your own values.',
          invented.join(', '),
        )}
      </Notice>
    ) : (
      <Notice tone="warning">
        {t(
          'Invented values of the sample: {0}. Put your own in their place before you send.',
          invented.join(', '),
        )}
      </Notice>
    );
  }
  return (
    <Notice tone="info">{t('Yours to fill, because nobody else knows it: {0}.', blank.join(', '))}</Notice>
  );
}
