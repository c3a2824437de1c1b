import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { repositoryFolder } from './process/repository-folder.ts'

/** `node tools/icons.ts`: draws the app's mark, a closed box, in every size that is needed. */

type Color = readonly [red: number, green: number, blue: number, alpha: number]
/** In units of the picture's side, from 0 to 1. */
type Point = readonly [x: number, y: number]

const none: Color = [0, 0, 0, 0]
const black: Color = [0, 0, 0, 255]
const white: Color = [255, 255, 255, 255]
const indigo: Color = [82, 89, 220, 255]
/** Samples per pixel in each direction, so that edges look smooth. */
const samples = 4

const corner = (degrees: number, radius: number): Point => {
  const angle = (degrees * Math.PI) / 180
  return [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)]
}

function distanceToLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length
  const at = Math.min(1, Math.max(0, along))
  return Math.hypot(x - ax - at * (bx - ax), y - ay - at * (by - ay))
}

function isInBox(point: Point, radius: number, stroke: number): boolean {
  const rim = [-90, -30, 30, 90, 150, 210].map(degrees => corner(degrees, radius))
  const edges = rim.map((from, index) => [from, rim[(index + 1) % 6] ?? from] as const)
  const inner = [-30, 90, 210].map(degrees => [corner(0, 0), corner(degrees, radius)] as const)
  if ([...edges, ...inner].some(([a, b]) => distanceToLine(point, a, b) < stroke / 2))
    return true
  // the lid is filled: between the middle and the upper corners
  const [x, y] = [Math.abs(point[0] - 0.5), point[1] - (0.5 - radius / 2)]
  return x / (radius * 0.866) + Math.abs(y) / (radius / 2) < 1
}

function isInTile([x, y]: Point): boolean {
  const round = 0.22
  const [dx, dy] = [x, y].map(at => Math.max(0, Math.abs(at - 0.5) - (0.5 - round)))
  return Math.hypot(dx ?? 0, dy ?? 0) <= round
}

const tile = (point: Point): Color => {
  if (!isInTile(point)) return none
  return isInBox(point, 0.31, 0.075) ? white : indigo
}
/** The colour of a template image, which macOS colours itself. */
const template = (point: Point): Color => (isInBox(point, 0.44, 0.1) ? black : none)

function draw(side: number, colorAt: (point: Point) => Color): Buffer {
  const rows: number[] = []
  for (let y = 0; y < side; y += 1) {
    rows.push(0)
    for (let x = 0; x < side; x += 1) rows.push(...pixel(x, y, side, colorAt))
  }
  return png(side, Buffer.from(rows))
}

function pixel(x: number, y: number, side: number, colorAt: (point: Point) => Color) {
  const sum = [0, 0, 0, 0]
  for (let at = 0; at < samples * samples; at += 1) {
    const [dx, dy] = [at % samples, Math.floor(at / samples)]
    const [r, g, b, alpha] = colorAt([
      (x + (dx + 0.5) / samples) / side,
      (y + (dy + 0.5) / samples) / side,
    ])
    for (const [index, part] of [r, g, b].entries())
      sum[index] = (sum[index] ?? 0) + part * alpha
    sum[3] = (sum[3] ?? 0) + alpha
  }
  const [r = 0, g = 0, b = 0, alpha = 0] = sum
  const colors = [r, g, b].map(part => (alpha === 0 ? 0 : Math.round(part / alpha)))
  return [...colors, Math.round(alpha / samples ** 2)]
}

function png(side: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // 8 bits, red green blue alpha
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const body = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...body])
}

function chunk(name: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(content))
  return Buffer.concat([length, content, check])
}

const pictures = [
  ['electron/icons/tray.png', 16, tile],
  ['electron/icons/tray@2x.png', 32, tile],
  ['electron/icons/trayTemplate.png', 16, template],
  ['electron/icons/trayTemplate@2x.png', 32, template],
  ['electron/icons/window.png', 256, tile],
  ['build/icon.png', 512, tile],
] as const
for (const [path, side, colorAt] of pictures) {
  const file = join(repositoryFolder, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, draw(side, colorAt))
}
