import { env } from 'vscode';

/** A moment with its day, in the user's language. */
export function tokenMoment(at: number): string {
  return new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
}
