const variable = 'NODE_TLS_REJECT_UNAUTHORIZED'

/**
 * Whether the environment wanted certificates left unchecked, for every connection of this
 * process. Whoever set that for another program would show all keys and passwords to anybody on
 * the way, so the variable is taken out, before anything else is loaded.
 */
export const wereCertificatesUnchecked = process.env[variable] !== undefined
delete process.env[variable]

export const certificateLine = `${variable} was set and is taken out: certificates are always checked.`
