import { Menu } from '@mantine/core'
import { type ExportFormat, exportFormats } from '../../shared/settings/settings.ts'
import { exportFormatWords } from '../words/words.ts'
import classes from './Exports.module.css'
import { exportUses } from './formats.ts'

type Props = { readonly onChoose: (format: ExportFormat) => void }

/** Every format as an item of a menu. */
export function FormatItems({ onChoose }: Props) {
  return exportFormats.map(format => (
    <Menu.Item key={format} onClick={() => onChoose(format)}>
      {exportFormatWords[format]}
      <span className={classes.use}>{exportUses[format]}</span>
    </Menu.Item>
  ))
}
