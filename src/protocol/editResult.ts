/** What became of a change of the document. */
export type EditResult = { readonly ok: true } | { readonly ok: false; readonly sentence: string };
