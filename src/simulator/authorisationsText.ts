import type { Json } from '../core/json/json.ts';
import type { AnswerValue } from './answerText.ts';
import type { Authorisations, Code, IssuedToken } from './authorisations.ts';
import { flag, list, member, object, optional, text, textAt, wholeNumber } from './configValues.ts';

/** The value that a state file holds of codes and tokens, which are digests there. */
export function writeAuthorisations({ codes, tokens }: Authorisations): AnswerValue {
  return {
    codes: [...codes].map(([code, { expiresAt, ...rest }]) => ({
      code,
      ...rest,
      expiresAt: moment(expiresAt),
    })),
    tokens: [...tokens].map(([token, { expiresAt, refreshExpiresAt, revokedAt, ...rest }]) => ({
      token,
      ...rest,
      expiresAt: BigInt(expiresAt),
      refreshExpiresAt: BigInt(refreshExpiresAt),
      revokedAt: moment(revokedAt),
    })),
  };
}

function moment(at: number | undefined): bigint | undefined {
  return at === undefined ? undefined : BigInt(at);
}

/** Reads them back; throws a `ConfigProblem` that names the place. */
export function readAuthorisations(value: Json, place: string): Authorisations {
  const entries = (name: string): readonly (readonly [Json, string])[] =>
    list(member(object(value, place), name, place), `${place}/${name}`).map((item, index) => [
      item,
      `${place}/${name}/${index}`,
    ]);
  return {
    codes: new Map(entries('codes').map(([item, at]) => [textAt(item, 'code', at), readCode(item, at)])),
    tokens: new Map(entries('tokens').map(([item, at]) => [textAt(item, 'token', at), readToken(item, at)])),
  };
}

function readCode(value: Json, place: string): Code {
  const entry = object(value, place);
  const expiresAt = optional(entry, 'expiresAt', wholeNumber, place);
  return {
    customer: textAt(value, 'customer', place),
    used: flag(member(entry, 'used', place), `${place}/used`),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

function readToken(value: Json, place: string): IssuedToken {
  const entry = object(value, place);
  const at = (name: string): number => wholeNumber(member(entry, name, place), `${place}/${name}`);
  const refresh = optional(entry, 'refresh', text, place);
  const revokedAt = optional(entry, 'revokedAt', wholeNumber, place);
  return {
    customer: textAt(value, 'customer', place),
    expiresAt: at('expiresAt'),
    refreshExpiresAt: at('refreshExpiresAt'),
    ...(refresh === undefined ? {} : { refresh }),
    ...(revokedAt === undefined ? {} : { revokedAt }),
  };
}
