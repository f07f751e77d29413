/** Loads a value when it is first asked for, and again only where that failed. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    const current = (loading ??= load());
    current.catch(() => {
      if (loading === current) {
        loading = undefined;
      }
    });
    return current;
  };
}
