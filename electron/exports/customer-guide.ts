import { isOfTarget } from '../../shared/exports/formats.ts'
import type { LetterLanguage } from '../../shared/letters/language.ts'
import type { NamedFormat } from './custom-formats.ts'

type Handed = {
  readonly format: NamedFormat
  readonly files: readonly string[]
  readonly count: number
}

/** The text file beside the mailboxes, for the customer who opens the archive. */
const texts: Record<LetterLanguage, (handed: Handed) => readonly string[]> = {
  en: ({ format, files, count }) => [
    `This archive has ${count === 1 ? '1 mailbox' : `${count} mailboxes`} with addresses and passwords:`,
    ...files.map(name => `- ${name}`),
    '',
    isOfTarget(format.key)
      ? `Import ${files.length === 1 ? 'the file' : 'each file'} into ${format.title} as it is: its columns are those of that import.`
      : 'Each mailbox is a row; the titles of the columns say what is in them.',
    'To log in elsewhere, use the whole address as the user name, and the hosts and ports of the file.',
    '',
    'Do not open a CSV in a spreadsheet and save it: a spreadsheet may change passwords.',
    'Delete the unpacked files when they are imported. The archive itself stays encrypted.',
  ],
  de: ({ format, files, count }) => [
    `Dieses Archiv hat ${count === 1 ? '1 Postfach' : `${count} Postfächer`} mit Adressen und Passwörtern:`,
    ...files.map(name => `- ${name}`),
    '',
    isOfTarget(format.key)
      ? `Importieren Sie ${files.length === 1 ? 'die Datei' : 'jede Datei'} unverändert in ${format.title}: Die Spalten sind die dieses Imports.`
      : 'Jedes Postfach ist eine Zeile; die Titel der Spalten sagen, was darin steht.',
    'Zum Anmelden in anderen Programmen ist die ganze Adresse der Benutzername; Server und Ports stehen in der Datei.',
    '',
    'Öffnen und speichern Sie eine CSV nicht mit einer Tabellenkalkulation: Sie kann Passwörter verändern.',
    'Löschen Sie die entpackten Dateien, wenn sie importiert sind. Das Archiv selbst bleibt verschlüsselt.',
  ],
}

const names: Record<LetterLanguage, string> = { en: 'read-me.txt', de: 'lies-mich.txt' }

export const guideOf = (language: LetterLanguage, handed: Handed) => ({
  name: names[language],
  // Windows line ends, and a mark by which old editors see that it is UTF-8
  text: `\ufeff${[...texts[language](handed), ''].join('\r\n')}`,
})
