/** One end of a channel that carries JSON-like messages in order. */
export interface Wire {
  post(message: unknown): void;
  /** Returns the function that stops listening. */
  onMessage(listener: (message: unknown) => void): () => void;
}
