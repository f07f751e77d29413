import { useEffect, useState } from 'preact/hooks';
import type { GrantControls } from './grantControls.tsx';
import { loadedGrantControls, loadGrantControls } from './loadGrantControls.ts';

export interface ShownGrantControls {
  /** undefined where they are not wanted or not there. */
  readonly controls: GrantControls | undefined;
  readonly loading: boolean;
  readonly failed: boolean;
}

export function useGrantControls(wanted: boolean): ShownGrantControls {
  const [tried, setTried] = useState(false);
  const controls = wanted ? loadedGrantControls() : undefined;
  const missing = wanted && controls === undefined;

  useEffect(() => {
    if (missing) {
      void loadGrantControls().then(() => setTried(true));
    }
  }, [missing]);

  return { controls, loading: missing && !tried, failed: missing && tried };
}
