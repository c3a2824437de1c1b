/** One key of a registrar: how it is typed, imported, checked, stored and used. */
export type KeyField<Field extends string = string> = {
  /** Its name in calls, in the form and as a field of an import; unique among all registrars. */
  readonly field: Field
  /** Its name in the JSON of `platform_credentials` and `saved_credentials`. */
  readonly stored: string
  /** What the registrar's client calls it; null: no request needs it. */
  readonly credential: string | null
  /** Over its input. */
  readonly label: string
  /** Said of an empty one. */
  readonly ask: string
  /** Below its input. */
  readonly hint: string | null
  /** Characters. */
  readonly maxLength: number
  /** Its input hides it; an open one is a single line. */
  readonly isSecret: boolean
  /** Several lines are typed. */
  readonly isLong: boolean
  readonly column: {
    readonly label: string
    /** Titles that mean it and nothing else. */
    readonly exact: readonly string[]
    /** Titles that may mean it. */
    readonly likely: readonly string[]
    /** The column that serves all registrars of a file and may hold it. */
    readonly sharedAs: 'registrarKey' | 'registrarSecret' | null
  }
}

/** For registrars that answer only IP addresses that their customer has allowed. */
export type IpAllowance<Tick extends string = string> = {
  /** The tick of the form; unique among all registrars. */
  readonly field: Tick
  /** Said while it is not set. */
  readonly ask: string
  /** Where the customer finds the list of addresses. */
  readonly where: string
  readonly page: string
}

/** Everything about a registrar that is not how it is spoken to. */
export type RegistrarDescriptor<Field extends string = string, Tick extends string = string> = {
  readonly title: string
  /** The one that stands for all is the first. */
  readonly keys: readonly KeyField<Field>[]
  /** null: keys work from every address. */
  readonly ip: IpAllowance<Tick> | null
  /** Where its interface answers, unless the settings name another address. */
  readonly baseUrl: string
  /** Hosts of its pages that staff may open in their browser. */
  readonly siteHosts: readonly string[]
  /** The keys that its requests need: "Enter … again." */
  readonly keyWords: string
  /** What it means when keys work and a domain's nameservers may not be changed (`scope`). */
  readonly scope: {
    readonly what: string
    readonly todo: string
    /** As the cause of a stuck domain. */
    readonly verdict: (domain: string) => string
    /** Of one of several domains, in the test of keys. */
    readonly bar: string
  }
  /** In letters to customers, where the usual advice does not fit it. */
  readonly letterAdvice: { readonly credentials?: string; readonly scope?: string }
  /** Its words for why it took a domain out of service, as a half-sentence each. */
  readonly suspensions: Readonly<Record<string, string>>
}
