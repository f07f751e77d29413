import { useEffect, useState } from 'preact/hooks';

export interface HostText {
  readonly text: string;
  readonly enter: (text: string) => void;
}

/** A text that the host keeps. What is typed shows at once and gives way when the host has just that. */
export function useHostText(kept: string, send: (text: string) => Promise<unknown>): HostText {
  const [own, setOwn] = useState<string>();
  useEffect(() => {
    if (own === kept) {
      setOwn(undefined);
    }
  }, [own, kept]);
  return {
    text: own ?? kept,
    enter(text) {
      setOwn(text);
      void send(text);
    },
  };
}
