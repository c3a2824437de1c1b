import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DecodedPng, decode } from 'fast-png'

export type Difference = {
  /** The picture's path in both folders. */
  readonly picture: string
  /** How many pixels differ; Infinity for a picture that is missing or of another size. */
  readonly pixels: number
  /** The box with most of the pixels, or why there is nothing to compare. */
  readonly where: string
}

/** A colour that differs by so little, of 255, is not seen: rounding makes such ones. */
const unseen = 2
/** Pixels of a cell's side; different cells that touch are one box. */
const cell = 16

/** Each picture of either folder that is not the same in both, the worst first. */
export async function compareFolders(before: string, after: string): Promise<Difference[]> {
  const names = new Set([...(await picturesIn(before)), ...(await picturesIn(after))])
  const differences: Difference[] = []
  for (const picture of [...names].sort()) {
    const [one, other] = await Promise.all(
      [before, after].map(folder => readFile(join(folder, picture)).catch(() => null)),
    )
    if (one == null || other == null)
      differences.push({ picture, pixels: Infinity, where: 'only in one folder' })
    else if (!one.equals(other)) {
      const found = compare(decode(one), decode(other))
      if (found.pixels > 0) differences.push({ picture, ...found })
    }
  }
  return differences.sort((a, b) => b.pixels - a.pixels)
}

async function picturesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.filter(name => name.endsWith('.png'))
}

function compare(one: DecodedPng, other: DecodedPng): Omit<Difference, 'picture'> {
  if (
    one.width !== other.width ||
    one.height !== other.height ||
    one.channels !== other.channels
  )
    return { pixels: Infinity, where: 'another size' }
  const columns = Math.ceil(one.width / cell)
  const cells = new Map<number, Box>()
  let pixels = 0
  for (let y = 0; y < one.height; y += 1)
    for (let x = 0; x < one.width; x += 1) {
      if (isSame(one, other, (y * one.width + x) * one.channels)) continue
      pixels += 1
      const at = Math.floor(y / cell) * columns + Math.floor(x / cell)
      cells.set(at, joined(cells.get(at), { left: x, top: y, right: x, bottom: y, pixels: 1 }))
    }
  const largest = boxesOf(cells, columns).sort((a, b) => b.pixels - a.pixels)[0]
  return { pixels, where: largest === undefined ? '' : wordsOf(largest) }
}

function isSame(one: DecodedPng, other: DecodedPng, at: number): boolean {
  for (let part = at; part < at + one.channels; part += 1)
    if (Math.abs((one.data[part] ?? 0) - (other.data[part] ?? 0)) > unseen) return false
  return true
}

type Box = Readonly<Record<'left' | 'top' | 'right' | 'bottom' | 'pixels', number>>

function joined(one: Box | undefined, other: Box): Box {
  if (one === undefined) return other
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
    pixels: one.pixels + other.pixels,
  }
}

/** Joins cells that touch. */
function boxesOf(cells: Map<number, Box>, columns: number): Box[] {
  const boxes: Box[] = []
  const left = new Map(cells)
  for (const start of cells.keys()) {
    let box: Box | undefined
    const next = [start]
    for (let at = next.pop(); at !== undefined; at = next.pop()) {
      const found = left.get(at)
      if (found === undefined) continue
      left.delete(at)
      box = joined(box, found)
      for (const row of [-columns, 0, columns]) next.push(at + row - 1, at + row, at + row + 1)
    }
    if (box !== undefined) boxes.push(box)
  }
  return boxes
}

const wordsOf = ({ left, top, right, bottom, pixels }: Box) =>
  `${pixels} in ${right - left + 1}×${bottom - top + 1} at ${left},${top}`
