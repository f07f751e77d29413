import type { GrantFormState } from '../../protocol/grantForm.ts';
import { useForm } from '../form/formContext.ts';

export function useGrant(): GrantFormState {
  const { grant } = useForm().state;
  if (grant === undefined) {
    throw new Error('A control of an application stands in the form of another request.');
  }
  return grant;
}
