/** Milliseconds that a copied secret stays in the clipboard: enough to paste it, too few to be found there later. */
export const keptForMs = 30_000
