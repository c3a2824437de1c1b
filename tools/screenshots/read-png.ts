import { inflateSync } from 'node:zlib'

export type Picture = {
  readonly width: number
  readonly height: number
  /** Bytes per pixel: 3, or 4 with transparency. */
  readonly depth: number
  /** Row by row, from the top left. */
  readonly bytes: Uint8Array
}

const depths: Readonly<Record<number, number>> = { 2: 3, 6: 4 }

/** A PNG as Chromium writes it: eight bits a colour, no palette, not interlaced. */
export function readPng(file: Buffer): Picture {
  const width = file.readUInt32BE(16)
  const height = file.readUInt32BE(20)
  const depth = depths[file.readUInt8(25)]
  if (depth === undefined || file.readUInt8(24) !== 8 || file.readUInt8(28) !== 0)
    throw new Error('This kind of PNG is not read.')
  const parts: Buffer[] = []
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return {
    width,
    height,
    depth,
    bytes: unfilter(inflateSync(Buffer.concat(parts)), { height, depth, row: width * depth }),
  }
}

type Shape = { readonly height: number; readonly depth: number; readonly row: number }

/** Each row begins with the number of its filter; see the PNG specification, chapter 9. */
function unfilter(from: Uint8Array, { height, depth, row }: Shape): Uint8Array {
  const to = new Uint8Array(height * row)
  for (let y = 0; y < height; y += 1) {
    const filter = from[y * (row + 1)]
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x
      const left = x < depth ? 0 : (to[at - depth] ?? 0)
      const up = y === 0 ? 0 : (to[at - row] ?? 0)
      const corner = x < depth || y === 0 ? 0 : (to[at - row - depth] ?? 0)
      to[at] = (from[y * (row + 1) + 1 + x] ?? 0) + guess(filter, left, up, corner)
    }
  }
  return to
}

function guess(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const sum = left + up - corner
  const [byLeft, byUp, byCorner] = [left, up, corner].map(one => Math.abs(sum - one))
  if (byLeft === undefined || byUp === undefined || byCorner === undefined) return 0
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}
