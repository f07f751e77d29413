import { setImmediate } from 'node:timers/promises';
import type { DoctorLimits, DoctorPorts } from '../core/doctor/doctorPorts.ts';
import { charsets } from './charsets.ts';
import { hashPieces, recoverDigest } from './recoverDigest.ts';

/** The doctor's ports over node's crypto and its text decoders. */
export function createDoctorPorts(limits?: DoctorLimits): DoctorPorts {
  return {
    hash: hashPieces,
    recover: recoverDigest,
    charsets,
    rest: () => setImmediate(),
    ...(limits === undefined ? {} : { limits }),
  };
}
