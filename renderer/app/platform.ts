/** Whether this is macOS, where keys have other signs and ⌘ takes the place of Ctrl. */
export const isMac = navigator.userAgent.includes('Mac')
