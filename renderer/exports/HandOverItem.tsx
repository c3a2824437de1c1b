import { Menu } from '@mantine/core'
import { IconFileZip } from '@tabler/icons-react'
import { useWhyNoPasswords } from '../app/team/use-team.ts'
import classes from './Exports.module.css'

/** "Hand over credentials" in a menu, or why it is not for who sits here. */
export function HandOverItem({ onPress }: { readonly onPress: () => void }) {
  const whyNot = useWhyNoPasswords()
  return (
    <Menu.Item
      leftSection={<IconFileZip size={15} stroke={1.7} />}
      disabled={whyNot !== undefined}
      onClick={onPress}
    >
      Hand over credentials
      {whyNot !== undefined && <span className={classes.use}>{whyNot}</span>}
    </Menu.Item>
  )
}
