import type { AttachmentState, UploadDetail } from '../../../protocol/grantForm.ts';
import { useForm } from '../../form/formContext.ts';
import { useActions } from '../../page/actions.ts';
import { onPage } from '../../page/onPage.ts';
import { useHostText, type HostText } from './useHostText.ts';

/** The details of the upload as they stand in their fields. */
export function useUploadDetails({ details }: AttachmentState): Readonly<Record<UploadDetail, HostText>> {
  const actions = useActions();
  const page = onPage(useForm().state.profile);
  const sendAs = (detail: UploadDetail) => (value: string) =>
    actions.grant('setUploadDetail', { ...page, detail, value });
  return {
    attachmentType: useHostText(details.attachmentType, details, sendAs('attachmentType')),
    bizType: useHostText(details.bizType, details, sendAs('bizType')),
    bizOrderId: useHostText(details.bizOrderId, details, sendAs('bizOrderId')),
  };
}
