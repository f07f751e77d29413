import { env, l10n } from 'vscode';
import type { Words } from '../../core/accounts/face.ts';

/** The language and the clock of this window. */
export function windowWords(): Words {
  const clock = new Intl.DateTimeFormat(env.language, { timeStyle: 'medium' });
  const dayAndClock = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeStyle: 'medium' });
  return {
    t: (sentence, ...values) => l10n.t(sentence, ...values),
    time: (moment) => {
      const isToday = new Date(moment).toDateString() === new Date().toDateString();
      return (isToday ? clock : dayAndClock).format(moment);
    },
  };
}
