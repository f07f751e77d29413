import { createRedactor } from '../calls/redact.ts';
import type { Sentence } from '../sentence.ts';
import type { Diagnosis, Finding, FixedValue, Snippet } from './diagnosis.ts';

/** The diagnosis with every secret and every private key replaced, in whatever encoding it stands there. */
export function withoutSecrets(diagnosis: Diagnosis, secrets: readonly string[]): Diagnosis {
  const redact = createRedactor(secrets);
  const said = ({ template, values }: Sentence): Sentence => ({
    template,
    values: values.map((value) => (typeof value === 'string' ? redact(value) : said(value))),
  });
  const snippet = ({ before, after }: Snippet): Snippet => ({ before: redact(before), after: redact(after) });
  const value = (fixed: FixedValue): FixedValue => ({ ...fixed, text: redact(fixed.text) });
  const finding = ({ fixed, parting, ...rest }: Finding): Finding => ({
    ...rest,
    why: said(rest.why),
    ...(fixed === undefined ? {} : { fixed: value(fixed) }),
    ...(parting === undefined
      ? {}
      : { parting: { ...parting, signed: snippet(parting.signed), sent: snippet(parting.sent) } }),
  });
  const { expected } = diagnosis;
  return {
    ...diagnosis,
    examined: diagnosis.examined.map(said),
    findings: diagnosis.findings.map(finding),
    remarks: diagnosis.remarks.map(said),
    ...(expected === undefined ? {} : { expected: value(expected) }),
  };
}
