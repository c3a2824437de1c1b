/** Its keys have other signs, and ⌘ stands where others have Ctrl. */
export const isMac = navigator.userAgent.includes('Mac')
