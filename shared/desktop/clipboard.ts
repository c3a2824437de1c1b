/** Milliseconds that a copied secret stays in the clipboard: enough to paste it, too few to be found there later. */
export const clipboardMs = 30_000

/** Where the system refuses to clear it, the tries that follow, and the milliseconds between them. */
export const clearTries = 5
export const clearTryMs = 2_000
