import type { Say } from './sentence.ts';

const units = [
  { letter: 'd', seconds: 86_400 },
  { letter: 'h', seconds: 3_600 },
  { letter: 'm', seconds: 60 },
  { letter: 's', seconds: 1 },
] as const;

type Unit = (typeof units)[number]['letter'];

/** A span of whole seconds above zero for reading, such as "1 h 30 min". */
export function durationText(seconds: number, say: Say): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const unit of units) {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    if (count > 0) {
      parts.push(partText(unit.letter, String(count), say));
    }
  }
  return parts.join(' ');
}

/** The seconds in a text such as "45s", "90m", "3h" or "7d"; undefined where it is no such span. */
export function secondsOf(text: string): number | undefined {
  const [, digits = '', letter = ''] = /^([1-9][0-9]{0,9})\s*([smhd])$/i.exec(text.trim()) ?? [];
  const unit = units.find((each) => each.letter === letter.toLowerCase());
  return unit === undefined ? undefined : Number(digits) * unit.seconds;
}

function partText(letter: Unit, count: string, say: Say): string {
  switch (letter) {
    case 'd':
      return say('{0} d', count);
    case 'h':
      return say('{0} h', count);
    case 'm':
      return say('{0} min', count);
    case 's':
      return say('{0} s', count);
  }
}
