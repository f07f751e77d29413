import type { Json } from '../core/json/json.ts';
import type { AnswerValue } from './answerText.ts';
import {
  ConfigProblem,
  centsAt,
  countAt,
  member,
  object,
  optional,
  textAt,
  wholeNumber,
} from './configValues.ts';
import type { Application, ApplicationState, Intake, Settlement } from './ledger.ts';

/** The value that a state file holds of an application. */
export function writeApplication({
  inquiries,
  settlement,
  intake,
  state,
  ...rest
}: Application): AnswerValue {
  return {
    ...rest,
    intake: { ...intake },
    state: { ...state },
    inquiries: BigInt(inquiries),
    settlement: writeSettlement(settlement),
  };
}

function writeSettlement({ when, ...rest }: Settlement): AnswerValue {
  return when.kind === 'asked'
    ? { ...rest, afterInquiries: BigInt(when.afterInquiries) }
    : { ...rest, at: BigInt(when.at) };
}

/** Reads it back; throws a {@link ConfigProblem} that names the place. */
export function readApplication(value: Json, place: string): Application {
  const at = (name: string): Json => member(object(value, place), name, place);
  return {
    referenceNo: textAt(value, 'referenceNo', place),
    creditGrantNo: textAt(value, 'creditGrantNo', place),
    requestDigest: textAt(value, 'requestDigest', place),
    intake: readIntake(at('intake'), `${place}/intake`),
    state: readApplicationState(at('state'), `${place}/state`),
    inquiries: countAt(value, 'inquiries', place),
    settlement: readSettlement(at('settlement'), `${place}/settlement`),
  };
}

function readIntake(value: Json, place: string): Intake {
  const status = textAt(value, 'status', place);
  if (status === 'ACCEPTED') return { status };
  if (status !== 'FAILED') throw new ConfigProblem(`${place}/status is unknown.`);
  return {
    status,
    failCode: textAt(value, 'failCode', place),
    failMessage: textAt(value, 'failMessage', place),
  };
}

function readApplicationState(value: Json, place: string): ApplicationState {
  const status = textAt(value, 'status', place);
  if (status === 'ACCEPTED' || status === 'FAILED') return { status };
  if (status !== 'SUCCESS') throw new ConfigProblem(`${place}/status is unknown.`);
  return {
    status,
    amount: centsAt(value, 'amount', place),
    dueDate: textAt(value, 'dueDate', place),
  };
}

function readSettlement(value: Json, place: string): Settlement {
  const as = textAt(value, 'as', place);
  if (as !== 'SUCCESS' && as !== 'FAILED') throw new ConfigProblem(`${place}/as is unknown.`);
  const at = optional(object(value, place), 'at', wholeNumber, place);
  const when: Settlement['when'] =
    at === undefined
      ? { kind: 'asked', afterInquiries: countAt(value, 'afterInquiries', place) }
      : { kind: 'moment', at };
  return { as, amount: centsAt(value, 'amount', place), when };
}
