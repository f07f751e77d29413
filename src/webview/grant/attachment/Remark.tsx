import { Icon } from '../../controls/Icon.tsx';

interface RemarkProps {
  readonly id?: string;
  readonly tone: 'error' | 'warning';
  readonly sentence: string;
}

/** What is to be said of one file or one detail of the upload. */
export function Remark({ id, tone, sentence }: RemarkProps) {
  return (
    <span id={id} class={`field-problem ${tone} remark`} role={tone === 'error' ? 'alert' : undefined}>
      <Icon name={tone} />
      <span>{sentence}</span>
    </span>
  );
}
