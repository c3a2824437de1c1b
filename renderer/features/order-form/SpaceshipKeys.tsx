import { useMode } from '../shell/use-mode.ts'
import { SecretInput } from './SecretInput.tsx'
import classes from './Section.module.css'
import type { OrderFormState } from './use-order-form.ts'

export function SpaceshipKeys({ state }: { readonly state: OrderFormState }) {
  const { field, keptFor } = state
  const isKept = keptFor === 'spaceship'
  const isPractice = useMode() === 'practice'
  return (
    <div className={classes.two}>
      <SecretInput
        {...field(
          'credentials.spaceshipApiKey',
          isKept
            ? 'Leave both empty to keep the stored keys.'
            : isPractice
              ? 'In practice any text of three characters or more works.'
              : 'Needs the right to read and write domains.',
        )}
        label="API key"
        isKept={isKept}
      />
      <SecretInput
        {...field('credentials.spaceshipApiSecretKey')}
        label="API secret"
        isKept={isKept}
      />
    </div>
  )
}
