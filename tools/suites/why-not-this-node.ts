/**
 * Why the tests cannot run on this version of Node; null: they can. An older one crashes in the
 * native modules without a message.
 */
export function whyNotThisNode(version: string): string | null {
  if (Number.parseInt(version, 10) >= 24) return null
  return `The tests run on the Node of the packages, not on ${version}. Start them by npx vitest, or by npm test; in a shell of your own: export PATH="$PWD/node_modules/.bin:$PATH"`
}
