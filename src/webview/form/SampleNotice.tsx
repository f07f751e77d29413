import { simulatorProfileId } from '../../core/profiles/profile.ts';
import type { EditorState } from '../../protocol/requestEditor.ts';
import { Notice } from '../controls/Notice.tsx';
import { t } from '../translate.ts';

/** Nothing is at stake with this profile: invented values may be sent. */
export function isSimulated({ id }: EditorState['profile']): boolean {
  return id === simulatorProfileId;
}

/** Tells invented values from the user's own, for as long as the body has some of the sample. */
export function SampleNotice({ state }: { readonly state: EditorState }) {
  const { invented = [], blank = [] } = state.document.sample ?? {};
  if (invented.length > 0) {
    return isSimulated(state.profile) ? (
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
  return blank.length === 0 ? null : (
    <Notice tone="info">{t('Yours to fill, because nobody else knows it: {0}.', blank.join(', '))}</Notice>
  );
}
