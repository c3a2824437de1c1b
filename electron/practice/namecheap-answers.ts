import { type Answer, htmlAnswer } from './http.ts'
import { element, type Xml } from './xml.ts'

/** Number and text of one error, as Namecheap answers it with HTTP 200. */
export type NamecheapError = { readonly number: string; readonly text: string }

export const missingParameter = {
  apiuser: { number: '1010101', text: 'Parameter APIUser is missing' },
  apikey: { number: '1010102', text: 'Parameter APIKey is missing' },
  username: { number: '1010103', text: 'Parameter UserName is missing' },
  command: { number: '1010104', text: 'Parameter Command is missing' },
  clientip: { number: '1010105', text: 'Parameter ClientIP is missing' },
} as const

export const invalidApiUser = { number: '1011101', text: 'Parameter APIUser is invalid' }
export const invalidApiKey = {
  number: '1011102',
  text: 'API Key is invalid or API access has not been enabled',
}
export const invalidCommand = { number: '1011104', text: 'Parameter Command is invalid' }
export const invalidClientIp = { number: '1011105', text: 'Parameter ClientIP is invalid' }
export const unauthorizedUser = {
  number: '1016103',
  text: 'Parameter UserName is unauthorized',
}
/** The address that practice pretends the calls come from. */
export const notWhitelisted = { number: '1011150', text: 'Invalid request IP: 203.0.113.7' }

/** The number is practice's own: Namecheap's for a bad or unknown parameter is not known. */
export const badParameter = (name: string, why: string): NamecheapError => ({
  number: '2010000',
  text: `Parameter ${name} ${why}`,
})

export const domainNotFound = (domain: string): NamecheapError => ({
  number: '2019166',
  text: `The domain (${domain}) doesn't seem to be associated with your account.`,
})

export const noEditRight = (domain: string): NamecheapError => ({
  number: '2030166',
  text: `Edit permission for the domain (${domain}) is not supported`,
})

export const tooManyRequests = (): Answer => htmlAnswer(405, '405 Method Not Allowed')

export const commandResult = (command: string, result: Xml): Answer =>
  envelope(
    'OK',
    command,
    element('Errors'),
    element('CommandResponse', { Type: command }, result),
  )

export const failed = (command: string, ...errors: readonly NamecheapError[]): Answer => {
  const items = errors.map(({ number, text }) => element('Error', { Number: number }, text))
  return envelope('ERROR', command, element('Errors', {}, ...items), null)
}

function envelope(status: string, command: string, errors: Xml, response: Xml | null): Answer {
  const root = element(
    'ApiResponse',
    { Status: status, xmlns: 'http://api.namecheap.com/xml.response' },
    errors,
    element('Warnings'),
    element('RequestedCommand', {}, command.toLowerCase()),
    ...(response === null ? [] : [response]),
    element('Server', {}, 'PRACTICE'),
    element('GMTTimeDifference', {}, '--4:00'),
    element('ExecutionTime', {}, '0.01'),
  )
  return {
    status: 200,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}`,
  }
}
