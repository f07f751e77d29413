import type { GrantControls } from './grantControls.tsx';

let loaded: GrantControls | undefined;

/** The controls of an application once they are there. */
export function loadedGrantControls(): GrantControls | undefined {
  return loaded;
}

/** Fetches the controls of an application; every other request does without. False where they cannot be had. */
export async function loadGrantControls(): Promise<boolean> {
  try {
    loaded ??= (await import('./grantControls.tsx')).grantControls;
    return true;
  } catch {
    return false;
  }
}
