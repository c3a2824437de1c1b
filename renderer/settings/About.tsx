import { useCall } from '../app/bridge.ts'
import { Block } from '../ui/Block.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'

export function About() {
  const { data } = useCall('app.info', {})
  return (
    <Block title="About">
      <dl
        className="facts"
        style={{ '--names': '120px', gap: '6px 16px', alignItems: 'center' }}
      >
        <dt>Version</dt>
        <dd className="tabular">{data?.version}</dd>
        <dt>Electron</dt>
        <dd className="tabular">{data?.electron}</dd>
        <dt>Data folder</dt>
        <dd>
          <span className="mono">{data?.dataFolder}</span>
          {data !== undefined && <CopyButton text={data.dataFolder} what="path" />}
        </dd>
      </dl>
    </Block>
  )
}
