import type { LetterWords } from './letter-words.ts'

const counted = (one: string, many: string) => (count: number) =>
  `${count} ${count === 1 ? one : many}`
const orders = counted('Bestellung', 'Bestellungen')
const orderName = (id: number) => `Bestellung #${id}`
const tryAgain = 'Sie müssen nichts tun: Wir versuchen es erneut.'
const hello = 'Guten Tag {{customer_name}},'

/** "Ihre Bestellung #7 ist", or "Ihre 3 Bestellungen sind" */
const yours = (total: number, only: number | null) =>
  `Ihre ${only === null ? orders(total) : orderName(only)} ${total === 1 ? 'ist' : 'sind'}`
const ofYours = (completed: number, total: number) =>
  `${completed} von ${total} ${total === 1 ? 'Bestellung' : 'Bestellungen'} ${completed === 1 ? 'ist' : 'sind'}`

export const german: LetterWords = {
  templates: {
    'order-created': {
      subject: 'Ihre Bestellung #{{order_number}} ist eingegangen',
      body: `${hello}

Ihre Bestellung #{{order_number}} ist eingegangen und wird bearbeitet: {{domain_count}}, {{mailbox_count}}.

Sie müssen jetzt nichts tun. Wir melden uns, sobald sie abgeschlossen ist oder wir etwas von Ihnen benötigen.`,
    },
    'order-completed': {
      subject: 'Ihre Bestellung #{{order_number}} ist abgeschlossen',
      body: `${hello}

Ihre Bestellung #{{order_number}} ist abgeschlossen: {{mailboxes_ready}}.

Die Zugangsdaten erhalten Sie gesondert.`,
    },
    'order-rejected': {
      subject: 'Ihre Bestellung #{{order_number}} konnte nicht angenommen werden',
      body: `${hello}

Ihre Bestellung #{{order_number}} konnte nicht angenommen werden. Der Grund:

{{reason}}

Was zu tun ist: Antworten Sie auf dieses Schreiben mit den korrigierten Angaben oder wenn etwas unklar ist.`,
    },
    'order-cancelled': {
      subject: 'Ihre Bestellung #{{order_number}} wurde storniert',
      body: `${hello}

Ihre Bestellung #{{order_number}} wurde storniert. Für sie wird nichts mehr eingerichtet.

{{mailboxes_fate}}

Was zu tun ist: nichts. Wenn Sie das nicht erwartet haben, antworten Sie bitte auf dieses Schreiben.`,
    },
    'nameservers-failed': {
      subject:
        'Nameserver konnten nicht gesetzt werden: {{domain_count}} der Bestellung #{{order_number}}',
      body: `${hello}

Bei Ihrer Bestellung #{{order_number}} konnten die Nameserver beim Registrar nicht gesetzt werden ({{domain_count}}):

{{failed_domains}}

Wenn dies behoben ist, antworten Sie bitte auf dieses Schreiben: Wir setzen die Bestellung dann fort. Alle anderen Domains werden inzwischen weiterbearbeitet.`,
    },
    'order-stalled': {
      subject: 'Seit {{hours}} kein Fortschritt bei Bestellung #{{order_number}}',
      body: `Bei Bestellung #{{order_number}} von {{customer_name}} hat sich seit {{hours}} nichts bewegt.

{{stalled_domains}}

Dieses Schreiben kommt einmal täglich, bis die Bestellung weitergeht.`,
    },
    'credentials-handed-over': {
      subject: 'Ihre Postfächer der Bestellung #{{order_number}} werden übergeben',
      body: `${hello}

Sie erhalten Adressen und Passwörter ({{mailbox_count}}) in einer verschlüsselten Datei, getrennt von diesem Schreiben:

{{file_name}}

Zum Öffnen: 7-Zip unter Windows (7-zip.org), Keka (keka.io) oder The Unarchiver (theunarchiver.com) unter macOS. Die Bordmittel von Windows und macOS öffnen sie nicht.

Das Kennwort der Datei erhalten Sie gesondert, auf einem anderen Weg als die Datei. Es steht in keinem Schreiben.`,
    },
    'import-standing': {
      subject: '{{headline}}',
      body: `${hello}

{{result}}

{{order_list}}

Für die Bestellungen in Bearbeitung müssen Sie nichts tun. Wir melden uns, sobald sie abgeschlossen sind oder wir etwas von Ihnen benötigen.

{{next_step}}`,
    },
    'import-summary': {
      subject: '{{headline}}',
      body: `${hello}

{{result}}

{{order_list}}

{{next_step}}`,
    },
  },
  orderName,
  orders,
  domains: counted('Domain', 'Domains'),
  mailboxes: counted('Postfach', 'Postfächer'),
  mailboxesReady: counted('Postfach ist bereit', 'Postfächer sind bereit'),
  more: count => `und ${count} weitere`,
  mailboxesFate: {
    removed: 'Die Postfächer, die dafür angelegt wurden, werden entfernt.',
    kept: 'Postfächer, die dafür angelegt wurden, bleiben unverändert.',
  },
  toDo: 'Was zu tun ist',
  registrar: 'Der Registrar',
  causes: {
    credentials: {
      what: who => `${who} hat den API-Schlüssel abgelehnt`,
      todo: 'Prüfen Sie, ob der API-Schlüssel und das zugehörige Secret vollständig und aktuell sind und ob der API-Zugang im Konto eingeschaltet ist. Einen neuen Schlüssel geben Sie uns bitte auf demselben Weg wie den bisherigen.',
    },
    scope: {
      what: who => `${who} lässt diese Änderung mit dem API-Schlüssel nicht zu`,
      todo: 'Entsperren Sie die Domain, und geben Sie dem API-Schlüssel das Recht, Domains zu lesen und zu ändern.',
    },
    ip_not_whitelisted: {
      what: who => `${who} nimmt Anfragen von unserer IP-Adresse nicht an`,
      todo: 'Nehmen Sie die IP-Adresse in die Liste der erlaubten Adressen für die API auf.',
    },
    domain_not_found: {
      what: who => `${who} führt sie nicht im Konto des API-Schlüssels`,
      todo: 'Prüfen Sie, ob die Domain in diesem Konto liegt, oder geben Sie uns die Schlüssel des Kontos, in dem sie liegt.',
    },
    conflict: {
      what: who => `Etwas im Konto bei ${who} steht der Änderung im Weg`,
      todo: 'Sehen Sie im Konto nach der Domain: Möglicherweise ist eine andere Änderung offen.',
    },
    invalid_input: {
      what: who => `${who} hat die Änderung nicht angenommen`,
      todo: 'Sehen Sie im Konto nach der Domain: Sie kann gesperrt oder abgelaufen sein.',
    },
    subscription: {
      what: who => `Das Konto bei ${who} darf die API nicht nutzen`,
      todo: 'Prüfen Sie, ob der API-Zugang zum Konto gehört und eingeschaltet ist.',
    },
    plan_limit: {
      what: who => `Das Konto bei ${who} hat eine Grenze erreicht`,
      todo: 'Prüfen Sie, was der Tarif des Kontos erlaubt.',
    },
    domain_expired: {
      what: () => 'Die Registrierung ist abgelaufen',
      todo: 'Verlängern Sie die Domain.',
    },
    domain_suspended: {
      what: who => `${who} hat sie außer Betrieb genommen`,
      todo: 'Fragen Sie den Registrar nach dem Grund.',
    },
    domain_locked: {
      what: who => `Sie ist bei ${who} gesperrt`,
      todo: 'Entsperren Sie die Domain.',
    },
    nameservers_kept: {
      what: who => `${who} verwendet weiterhin andere Nameserver`,
      todo: 'Prüfen Sie im Konto, ob eine Sperre oder eine Regel die Nameserver festhält.',
    },
    overdue: {
      what: who => `Die Änderung bei ${who} dauert länger als üblich`,
      todo: 'Prüfen Sie im Konto, ob der Registrar auf etwas wartet, etwa auf eine Bestätigung.',
    },
    rate_limited: { what: who => `${who} hat um Geduld gebeten`, todo: tryAgain },
    transient: { what: who => `${who} war nicht erreichbar`, todo: tryAgain },
    foreign_answer: { what: who => `${who} wurde nicht erreicht`, todo: tryAgain },
    unknown_outcome: { what: who => `${who} hat nicht geantwortet`, todo: tryAgain },
  },
  ipToAllow: addresses => `Zu erlaubende IP-Adresse: ${addresses}`,
  ipUnknown:
    'Der Registrar hat die IP-Adresse nicht genannt: Fragen Sie uns nach der Adresse, die zu erlauben ist.',
  hours: counted('Stunde', 'Stunden'),
  stages: {
    lookup: {
      waits: 'Warten auf die Abfrage bei Mailin.ai',
      todo: 'Prüfen Sie die Anmeldung bei Mailin.ai in den Einstellungen.',
    },
    transfer: {
      waits: 'Warten auf die Übernahme zu Mailin.ai',
      todo: 'Öffnen Sie die Bestellung, und versuchen Sie die Domain erneut oder ersetzen Sie sie.',
    },
    nameservers: {
      waits: 'Warten auf die Nameserver beim Registrar',
      todo: 'Öffnen Sie die Bestellung, und ändern Sie die API-Schlüssel des Registrars oder setzen Sie die Nameserver von Hand.',
    },
    activation: {
      waits: 'Warten auf die Aktivierung bei Mailin.ai',
      todo: 'Prüfen Sie beim Registrar, ob die Nameserver die sind, die die Bestellung zeigt.',
    },
    mailboxes: {
      waits: 'Warten auf das Anlegen der Postfächer',
      todo: 'Öffnen Sie die Bestellung, und versuchen Sie die fehlgeschlagene Anfrage erneut.',
    },
    done: { waits: 'Warten auf nichts', todo: 'Es ist nichts zu tun.' },
  },
  needsPerson: 'braucht einen Menschen',
  standings: {
    completed: 'Abgeschlossen',
    cancelled: 'Storniert',
    reject: 'Nicht angenommen; den Grund nennt das jeweilige Schreiben',
    draft: 'Wir warten auf Sie; worauf, nennt das jeweilige Schreiben',
    pending: 'In Bearbeitung',
    'in-progress': 'In Bearbeitung',
  },
  headline: {
    summary: ({ total, completed, only }) =>
      completed === total
        ? `${yours(total, only)} abgeschlossen`
        : `${ofYours(completed, total)} abgeschlossen`,
    standing: ({ total, completed }) =>
      `Stand Ihrer ${total === 1 ? 'Bestellung' : orders(total)}: ${completed} abgeschlossen`,
  },
  result: {
    summary: ({ total, completed, only, ready }) =>
      completed === total
        ? `${yours(total, only)} abgeschlossen: ${ready}.`
        : `${ofYours(completed, total)} abgeschlossen: ${ready}.`,
    standing: ({ total, completed, ready }) =>
      `Bisher: ${ofYours(completed, total)} abgeschlossen, ${ready}.`,
  },
  credentialsFollow: 'Die Zugangsdaten erhalten Sie gesondert.',
  exampleReason: 'Zwei der Domains sind noch nicht registriert.',
}
