import { useEffect, useState } from 'preact/hooks';

const shownForMs = 1500;

/** Whether something was copied a moment ago, and how to say that it was. */
export function useCopied(): readonly [copied: boolean, setCopied: (copied: boolean) => void] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return undefined;
    }
    const timer = window.setTimeout(() => setCopied(false), shownForMs);
    return () => window.clearTimeout(timer);
  }, [copied]);
  return [copied, setCopied];
}
