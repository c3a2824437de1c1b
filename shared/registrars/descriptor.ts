/** One key of a registrar: how it is typed, imported, checked, stored and used. */
export type KeyField<Field extends string = string> = {
  /** Its name in calls, in the form and as a field of an import; unique among all registrars. */
  readonly field: Field
  /** Its name in the JSON of `platform_credentials` and `customer_credentials`. */
  readonly stored: string
  /** What the registrar's client calls it; null: no request needs it. */
  readonly credential: string | null
  /** Above its input. */
  readonly label: string
  /** The problem of an empty key, as a sentence. */
  readonly ask: string
  /** The text below its input; null: none. */
  readonly hint: string | null
  /** In characters. */
  readonly maxLength: number
  /** Its input hides it; otherwise it is a name on a single line, which may be shown. */
  readonly isSecret: boolean
  /** Its input has several lines. */
  readonly isLong: boolean
  readonly column: {
    readonly label: string
    /** Titles that mean the key and nothing else. */
    readonly exact: readonly string[]
    /** Titles that may mean the key. */
    readonly likely: readonly string[]
    /** The column for all registrars of a file that may have the key; null: none. */
    readonly sharedAs: 'registrarKey' | 'registrarSecret' | null
  }
}

/** How staff confirm that our IP address is allowed, at a registrar that answers no others. */
export type IpAllowance<Tick extends string = string> = {
  /** The tick of the form; unique among all registrars. */
  readonly field: Tick
  /** The problem while the tick is not set, as a sentence. */
  readonly ask: string
  /** Where the customer finds the list of addresses. */
  readonly where: string
  readonly page: string
}

/** Everything about a registrar but its requests and answers, which its client knows. */
export type RegistrarDescriptor<Field extends string = string, Tick extends string = string> = {
  readonly title: string
  /** The first one names them where one field has to stand for all. */
  readonly keys: readonly KeyField<Field>[]
  /** null: keys work from every address. */
  readonly ip: IpAllowance<Tick> | null
  /** The address of its API, unless the settings name another one. */
  readonly baseUrl: string
  /** Hosts of its pages that staff may open in their browser. */
  readonly siteHosts: readonly string[]
  /** The keys that its requests need, as words of "Enter … again." */
  readonly keyWords: string
  /** Texts for when keys work but may not change a domain's nameservers (failure `scope`). */
  readonly scope: {
    readonly what: string
    readonly todo: string
    /** The sentence that a diagnosis shows. */
    readonly verdict: (domain: string) => string
    /** What the test of keys says of one domain among several. */
    readonly bar: string
  }
  /** Its words for why it took a domain out of service, as a half-sentence each. */
  readonly suspensions: Readonly<Record<string, string>>
}
