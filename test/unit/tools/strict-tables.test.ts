import { describe, expect, it } from 'vitest'
import { strictTables } from '../../../tools/strict-tables.ts'

const plain =
  'CREATE TABLE `orders` (\n\t`id` text PRIMARY KEY NOT NULL,\n\t`total` integer\n);'

describe('strictTables', () => {
  it('makes a created table strict', () => {
    expect(strictTables(plain)).toMatch(/\n\) STRICT;$/)
  })

  it('changes nothing the second time', () => {
    const once = strictTables(plain)

    expect(strictTables(once)).toBe(once)
  })

  it('reaches every table between other statements', () => {
    const sql = `${plain}\n--> statement-breakpoint\nCREATE INDEX i ON orders (total);\n${plain}`

    expect(strictTables(sql).match(/STRICT/g)).toHaveLength(2)
  })

  it('keeps rebuilt tables strict', () => {
    const rebuilt = plain.replace('orders', '__new_orders')

    expect(strictTables(rebuilt)).toContain(') STRICT;')
  })

  it('leaves a constraint with brackets whole', () => {
    const sql =
      'CREATE TABLE `a` (\n\t`s` text,\n\tCONSTRAINT "k" CHECK("a"."s" in (\'x\'))\n);'

    expect(strictTables(sql)).toBe(sql.replace('\n);', '\n) STRICT;'))
  })
})
