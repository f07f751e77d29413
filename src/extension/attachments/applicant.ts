/** For whom an application is made: what is stored with one gateway and customer says nothing of another. */
export interface Applicant {
  readonly profileId: string;
  /** Null where no connected customer is named. */
  readonly customerId: string | null;
}

export function applicantKey({ profileId, customerId }: Applicant): string {
  return JSON.stringify([profileId, customerId]);
}
