import { Menu } from '@mantine/core'
import type { ExportFormat } from '../../shared/settings/settings.ts'
import { useWhyNoPasswords } from '../app/team/use-team.ts'
import classes from './Exports.module.css'
import { goneWords, useFormats } from './use-formats.ts'

type Props = {
  /** The customer's usual one, which stands first. */
  readonly usual?: ExportFormat | undefined
  readonly onChoose: (format: ExportFormat) => void
}

/** Every format as an item of a menu, which scrolls where it is higher than the window. */
export function FormatItems({ usual, onChoose }: Props) {
  const { options, isGone } = useFormats()
  const whyNot = useWhyNoPasswords()
  const first = options.filter(({ value }) => value === usual)
  const others = options.filter(({ value }) => value !== usual)
  return (
    <>
      {whyNot !== undefined && <Menu.Label>{whyNot}</Menu.Label>}
      {isGone(usual) && <Menu.Label>{goneWords}</Menu.Label>}
      <div className={classes.formats}>
        {[...first, ...others].map(({ value, title, words }) => (
          <Menu.Item
            key={value}
            disabled={whyNot !== undefined}
            onClick={() => onChoose(value)}
          >
            <span className="block cut">{title}</span>
            <span className={classes.use}>
              {value === usual ? 'Usual for this customer' : words}
            </span>
          </Menu.Item>
        ))}
      </div>
    </>
  )
}
