import type { Profile } from './profile.ts';
import { readProfile, type Surroundings } from './readProfile.ts';
import type { Sentence } from '../sentence.ts';

const format = 'worldfirst-profile';
const version = 1;

/** Why a text is not a profile file. */
export const profileFileTemplates = {
  notJson: 'The file is not JSON.',
  notProfile: 'The file is not an exported profile.',
  newer: 'The file was written by a newer version of the extension.',
} as const;

export type ReadProfileFile =
  | { readonly ok: true; readonly profile: Profile }
  | { readonly ok: false; readonly problems: readonly Sentence[] };

/** The text of an export. It holds the profile alone: no key, no token, nothing that grants access. */
export function writeProfileFile(profile: Profile): string {
  const { id, name, kind, baseUrl, clientId, keyVersion } = profile;
  const { customers, prefundingCurrencies, sameNameBalance, pathOverrides } = profile;
  return `${JSON.stringify(
    {
      format,
      version,
      profile: {
        id,
        name,
        kind,
        baseUrl,
        clientId,
        keyVersion,
        customers,
        prefundingCurrencies,
        sameNameBalance,
        pathOverrides,
      },
    },
    undefined,
    2,
  )}\n`;
}

/**
 * Reads an exported profile. Its id is not used where another profile has it, because keys are stored under ids:
 * `freshId` gives a new one.
 */
export function readProfileFile(
  text: string,
  surroundings: Surroundings,
  freshId: () => string,
): ReadProfileFile {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return refuse('notJson');
  }
  if (!isRecord(content) || content.format !== format || !isRecord(content.profile)) {
    return refuse('notProfile');
  }
  if (content.version !== version) {
    return refuse('newer');
  }
  const { id } = content.profile;
  const taken = typeof id === 'string' && surroundings.takenIds.includes(id);
  return readProfile(taken ? { ...content.profile, id: freshId() } : content.profile, surroundings);
}

function refuse(kind: keyof typeof profileFileTemplates): ReadProfileFile {
  return { ok: false, problems: [{ template: profileFileTemplates[kind], values: [] }] };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
