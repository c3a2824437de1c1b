import { hashBelow } from './hash.ts'

/** How Mailin happens to spell things for one domain; the same on every machine. */
export type Quirks = {
  readonly statusAs: 'text' | 'number' | 'word'
  readonly nameServersAs: 'text' | 'spaced' | 'list'
  /** A search for exactly this name answers the bare object instead of a page. */
  readonly isBareObject: boolean
  /** A search for this name answers 404 instead of an empty page while it is unknown. */
  readonly isUnknownAs404: boolean
  readonly addressField: 'username' | 'email'
  /** The mailboxes of this domain come as a bare list instead of a page. */
  readonly isBareList: boolean
  /** `uuid` sits inside `data`. */
  readonly isUuidInData: boolean
}

const statusSpellings = ['text', 'number', 'word'] as const
const nameServerSpellings = ['text', 'spaced', 'list'] as const

/** Getters, because a page of a hundred rows needs only one or two quirks of each. */
export const quirksOf = (name: string): Quirks => ({
  get statusAs() {
    return statusSpellings[hashBelow(3, `status ${name}`)] ?? 'text'
  },
  get nameServersAs() {
    return nameServerSpellings[hashBelow(3, `servers ${name}`)] ?? 'text'
  },
  get isBareObject() {
    return hashBelow(6, `bare ${name}`) === 0
  },
  get isUnknownAs404() {
    return hashBelow(4, `unknown ${name}`) === 0
  },
  get addressField() {
    return hashBelow(3, `address ${name}`) === 0 ? 'email' : 'username'
  },
  get isBareList() {
    return hashBelow(6, `list ${name}`) === 0
  },
  get isUuidInData() {
    return hashBelow(3, `uuid ${name}`) === 0
  },
})

/** How a job's status is spelled, by its uuid. */
export type JobQuirks = {
  readonly isStatusInData: boolean
  readonly doneAs: 'completed' | '1'
  readonly startsAs: 'pending' | 'created'
  readonly data: 'whole' | 'incomplete' | 'absent'
}

const dataShapes = ['whole', 'incomplete', 'absent'] as const

export const jobQuirksOf = (uuid: string): JobQuirks => ({
  isStatusInData: hashBelow(4, `place ${uuid}`) === 0,
  doneAs: hashBelow(3, `done ${uuid}`) === 0 ? '1' : 'completed',
  startsAs: hashBelow(3, `start ${uuid}`) === 0 ? 'created' : 'pending',
  data: dataShapes[hashBelow(3, `data ${uuid}`)] ?? 'whole',
})

const firsts = ['ada', 'byron', 'carl', 'dana', 'elias', 'fay', 'gus', 'hera'] as const
const seconds = ['ines', 'jude', 'kara', 'leah', 'milo', 'nora', 'otis', 'pam'] as const

/** The Cloudflare-like pair that Mailin names for a domain. */
export const nameServersFor = (name: string): readonly string[] =>
  [firsts[hashBelow(8, `first ${name}`)], seconds[hashBelow(8, `second ${name}`)]].map(
    label => `${label}.ns.cloudflare.com`,
  )
