import { quote } from '../../calls/quote.ts';
import { sentence, type Sentence } from '../../sentence.ts';
import type { CauseId } from '../causes.ts';
import type { Deviation } from '../deviation.ts';
import { fineForms, frequentTimeForms, readInstant, shifted, timeForms } from '../instant.ts';

const second = 1_000;

/**
 * Times that may have been signed instead of the one in the header: the same moment in other forms, and near
 * moments.
 *
 * @param requestTime of the request that an answer belongs to
 */
export function timeDeviations(sent: string, requestTime: string | undefined): readonly Deviation[] {
  const instant = readInstant(sent);
  const seen = new Set([sent]);
  const deviations: Deviation[] = [];
  const add = (cause: CauseId, weight: number, texts: readonly (string | undefined)[]): void => {
    for (const [index, text] of texts.entries()) {
      if (text !== undefined && !seen.has(text)) {
        seen.add(text);
        deviations.push(timeDeviation(text, sent, cause, weight + index / 4));
      }
    }
  };
  if (requestTime !== undefined) {
    add('requestTimeOnAnswer', 0, [requestTime]);
  }
  if (instant !== undefined) {
    add(
      'timeDiffers',
      1,
      nearby(1, 10).map((step) => shifted(sent, step * second)),
    );
    add('timeForm', 1, timeForms(instant.at, instant.offsetMinutes));
    add('timeForm', 6, [`${sent}Z`, sent.replace('+', ' '), sent.replace('T', ' '), `"${sent}"`]);
    add('timeDiffers', 6, otherZones(sent));
  }
  if (requestTime !== undefined) {
    const asked = readInstant(requestTime);
    add('requestTimeOnAnswer', 6, asked === undefined ? [] : timeForms(asked.at, asked.offsetMinutes));
  }
  add('timeForm', 12, ['', ` ${sent}`, `${sent} `, `${sent}\n`]);
  return deviations;
}

/** Times that are farther away or finer, too many to be combined with other deviations; the nearest first. */
export function* distantTimes(sent: string): Iterable<Deviation> {
  const instant = readInstant(sent);
  if (instant === undefined) {
    return;
  }
  const whole = instant.at - (instant.at % second);
  const offset = instant.offsetMinutes ?? 0;
  const made = (texts: readonly (string | undefined)[], cause: CauseId): readonly Deviation[] =>
    texts.flatMap((text) => (text === undefined ? [] : [timeDeviation(text, sent, cause, 20)]));
  const shiftedBy = (steps: readonly number[], unit: number): readonly Deviation[] =>
    made(
      steps.map((step) => shifted(sent, step * unit)),
      'timeDiffers',
    );
  yield* shiftedBy(nearby(11, 900), second);
  yield* shiftedBy(nearby(1, 28), 1_800 * second);
  for (let part = 0; part < second; part += 1) {
    const at = whole + part;
    yield* made(
      [String(at), ...fineForms(at, offset), ...(offset === 0 ? [] : fineForms(at, 0))],
      'timeForm',
    );
  }
  for (const step of nearby(1, 60)) {
    yield* made(frequentTimeForms(whole + step * second, offset), 'timeDiffers');
  }
  for (const away of nearby(1, 2)) {
    yield* made(
      Array.from({ length: second }, (_, part) => String(whole + away * second + part)),
      'timeDiffers',
    );
  }
  yield* shiftedBy(nearby(901, 3_600), second);
}

/** The same clock reading with other zones. */
function otherZones(sent: string): readonly string[] {
  const local = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?/.exec(sent)?.[0];
  return local === undefined
    ? []
    : ['Z', '+00:00', '+08:00', '+0000', '+0800', '+08', '-08:00', '+05:30'].map((zone) => local + zone);
}

/** 1, -1, 2, -2 … */
function nearby(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap((step) => [-step, step]);
}

function timeDeviation(signed: string, sent: string, cause: CauseId, weight: number): Deviation {
  return {
    part: 'time',
    change: { time: signed },
    weight,
    // There are thousands of them.
    faults: () => [{ cause, why: whyOf(cause, quote(signed), quote(sent)) }],
  };
}

function whyOf(cause: CauseId, signed: string, sent: string): Sentence {
  switch (cause) {
    case 'timeForm':
      return sentence(
        'The signature covers the time as {0}; the header gives the same moment as {1}.',
        signed,
        sent,
      );
    case 'requestTimeOnAnswer':
      return sentence(
        'The signature covers {0}, the Request-Time of the request; the Response-Time of the answer is {1}.',
        signed,
        sent,
      );
    default:
      return sentence('The signature covers the time {0}; the header says {1}.', signed, sent);
  }
}
