import { Radio } from '@mantine/core'

type Option = {
  readonly value: string
  readonly label: string
  /** Of what the column holds. */
  readonly sample?: string
}

type Props = {
  readonly path: string
  readonly label: string
  readonly description?: string
  readonly error: string | undefined
  readonly value: string | null
  readonly options: readonly Option[]
  readonly onChange: (value: string) => void
}

/** One thing to say of a file, with what stands in its columns. */
export function ColumnQuestion({ path, label, description, options, ...rest }: Props) {
  return (
    <Radio.Group
      data-path={path}
      label={label}
      description={description}
      inputWrapperOrder={['label', 'description', 'input', 'error']}
      error={rest.error}
      value={rest.value}
      onChange={rest.onChange}
    >
      <div className="stack gap-10" style={{ paddingTop: 8 }}>
        {options.map(({ value, label: words, sample }) => (
          <Radio
            key={value}
            value={value}
            label={words}
            description={sample && <span className="block breaks ff-mono">{sample}</span>}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
