const namedAtMost = 4

/** "a.com, b.com, c.com, d.com and 3 more" */
export function named(names: readonly string[]): string {
  const more = names.length - namedAtMost
  const shown = names.slice(0, namedAtMost).join(', ')
  return more > 0 ? `${shown} and ${more} more` : shown
}
