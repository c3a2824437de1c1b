/** The content policy's nonce of this load. A property, because `getAttribute` answers ''. */
export const nonce =
  document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

// read by react-style-singleton, the scroll lock of dialogs
Object.assign(globalThis, { __webpack_nonce__: nonce })
