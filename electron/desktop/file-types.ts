/** What the save dialog calls a kind of file, by its extension. */
const names: Readonly<Record<string, string>> = {
  csv: 'CSV',
  xlsx: 'Excel workbook',
  json: 'JSON',
  zip: 'Encrypted ZIP archive',
}

/** The kind of a file with this name, as the save dialog takes it. */
export function fileTypeOf(name: string) {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return { name: names[extension] ?? extension.toUpperCase(), extensions: [extension] }
}
