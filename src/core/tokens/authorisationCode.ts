import { holdsPrivateKey } from '../calls/redact.ts';
import { problem, type Checked } from '../profiles/profileRules.ts';
import { sentence } from '../sentence.ts';

/** Takes what the user pasted: the code alone, or the address to which the portal sent the browser. */
export function checkCode(text: string): Checked<string> {
  const typed = text.trim();
  if (holdsPrivateKey(typed)) {
    return { ok: false, problem: problem('privateKey') };
  }
  const result = parameter(typed, 'authResult');
  if (result !== undefined && result !== 'SUCCESS') {
    return { ok: false, problem: sentence('This address says that the authorisation did not succeed.') };
  }
  const code = parameter(typed, 'code') ?? parameter(typed, 'authCode') ?? typed;
  if (code === '') {
    return { ok: false, problem: sentence('Enter the code, or the whole address.') };
  }
  if (code.includes('://')) {
    return {
      ok: false,
      problem: sentence('This address carries no code: it would stand behind “code=” in it.'),
    };
  }
  return /^[\x21-\x7e]{1,2048}$/.test(code)
    ? { ok: true, value: code }
    : { ok: false, problem: sentence('A code has no blanks and only printable ASCII characters.') };
}

/** The value of a parameter of an address's query, unescaped; a plus sign stays what it is. */
function parameter(address: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|[?&#])${name}=([^&#]*)`).exec(address)?.[1];
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return value;
  }
}
